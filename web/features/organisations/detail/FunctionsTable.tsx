import { Paper, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { DateText } from '~/ui/DateText';
import type { OrganisationFunction } from '../organisation.types';

interface FunctionsTableProps {
  readonly rows: readonly OrganisationFunction[];
  readonly masters: MasterLookup;
}

/** What an organisation may be taken on for, in which class, from when until when. */
export function FunctionsTable({ rows, masters }: FunctionsTableProps) {
  const { t } = useTranslation('organisations');
  return (
    <Paper component="section" p="md" aria-label={t('section.functions')}>
      <Title order={2} fz="md" mb="xs">
        {t('section.functions')}
      </Title>
      <Table.ScrollContainer pos="relative" minWidth={0} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(
                ['type_code', 'class_code', 'category_code', 'valid_from', 'valid_to'] as const
              ).map((key) => (
                <Table.Th key={key} scope="col">
                  {t(`field.${key}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Th scope="row" fw={500}>
                  {masters.name('ORGANISATION_TYPE', row.type_code)}
                </Table.Th>
                <Table.Td>{masters.name('ORGANISATION_CLASS', row.class_code)}</Table.Td>
                <Table.Td>
                  {row.category_code === null
                    ? NO_VALUE
                    : masters.name('FUNCTIONAL_CATEGORY', row.category_code)}
                </Table.Td>
                <Table.Td>
                  <DateText value={row.valid_from} />
                </Table.Td>
                <Table.Td>
                  {row.valid_to === null ? t('open') : <DateText value={row.valid_to} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
