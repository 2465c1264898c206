import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { EmptyState } from '~/ui/EmptyState';
import { LinkText } from '~/ui/LinkText';
import { StatusBadge } from '~/ui/StatusBadge';
import type { SorDetail } from '../rate.types';
import { useDescription } from '../use-rate-words';

/** The works that have the item in them, and the newest estimates with it. */
export function UsedIn({ item }: { readonly item: SorDetail }) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const format = useFormat();
  const describe = useDescription();
  if (item.used_in.length === 0 && item.estimates.length === 0)
    return <EmptyState title={t('used.empty')} />;
  return (
    <Stack gap="md">
      {item.used_in.length === 0 ? null : (
        <Paper withBorder p="sm">
          <Title order={2} fz="md" mb="xs">
            {t('used.works', { count: item.used_in.length })}
          </Title>
          <Table.ScrollContainer minWidth={460} type="native" tabIndex={0}>
            <Table>
              <caption className="visually-hidden">{t('tab.used')}</caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('field.code')}</Table.Th>
                  <Table.Th scope="col">{t('field.description')}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('used.quantity')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {item.used_in.map((works) => (
                  <Table.Tr key={works.code}>
                    <Table.Td>
                      <LinkText to="/rates/$code" params={{ code: works.code }}>
                        {works.code}
                      </LinkText>
                    </Table.Td>
                    <Table.Td>{describe(works)}</Table.Td>
                    <Table.Td ta="right" className="tabular">
                      {t('used.per', {
                        quantity: format.quantity(works.quantity),
                        works: format.quantity(works.analysed_quantity),
                        unit: masters.unitName(works.unit_code) || works.unit_code,
                      })}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
      {item.estimates.length === 0 ? null : (
        <Paper withBorder p="sm">
          <Title order={2} fz="md" mb="xs">
            {t('used.estimates')}
          </Title>
          <Stack gap={6}>
            {item.estimates.map((estimate) => (
              <Text key={estimate.id} size="sm">
                <LinkText to="/estimates/$estimateId" params={{ estimateId: estimate.id }}>
                  {estimate.number ?? t('used.draft')}
                </LinkText>
                {` ${estimate.name} · ${format.quantity(estimate.quantity)} × ${format.money(estimate.rate)} `}
                <StatusBadge state={estimate.state} size="sm" />
              </Text>
            ))}
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}
