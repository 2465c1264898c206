import { Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { MusterOfRegister } from '../attendance.types';

/** The musters that were made of a register, the newest first. */
export function RegisterMusters({ musters }: { readonly musters: readonly MusterOfRegister[] }) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t('common:nav.musters')}
      </Title>
      {musters.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('musters.none')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={420} type="native" tabIndex={0}>
          <Table>
            <Table.Tbody>
              {musters.map((muster) => (
                <Table.Tr key={muster.id}>
                  <Table.Td>
                    <LinkText to="/musters/$musterId" params={{ musterId: muster.id }}>
                      {muster.number}
                    </LinkText>
                    <Text size="xs" c="dimmed">
                      {t('days', {
                        from: format.date(muster.starts_on),
                        to: format.date(muster.ends_on),
                      })}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">{t('dayCount', { count: Number(muster.days) })}</Table.Td>
                  <Table.Td ta="right">
                    <MoneyText value={muster.amount} />
                  </Table.Td>
                  <Table.Td>
                    <PaperState type="muster" state={muster.state} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
