import { Button, Group, ScrollArea, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { downloadBlob, spreadsheetBlob } from '~/lib/spreadsheet';
import type { ImportFault, Recognised } from './import.types';

/** On the screen; the downloaded list holds all that the server named. */
const SHOWN = 200;

interface ImportFaultsProps {
  readonly recognised: Recognised;
  readonly faults: readonly ImportFault[];
  /** Rows with faults, named here or not. */
  readonly refused: number;
  readonly fileName: string;
}

/** What is wrong in which row and column, to read here or to take away as a list. */
export function ImportFaults({ recognised, faults, refused, fileName }: ImportFaultsProps) {
  const { t } = useTranslation('import');
  const { ofField } = useErrorText();
  const format = useFormat();
  const lines = faults.map((fault) => ({
    row: recognised.rows[fault.row - 1]?.rowNumber ?? fault.row,
    column: recognised.columns.find(({ name }) => name === fault.column)?.header ?? fault.column,
    value: fault.value ?? '',
    sentence: ofField({ pointer: '', code: fault.code, params: rowParams(fault, recognised) }),
  }));
  const download = async () => {
    const blob = await spreadsheetBlob<[(typeof lines)[number]]>('xlsx', [
      {
        name: t('faults.title'),
        columns: [
          { header: t('faults.row'), kind: 'integer', value: ({ row }) => row },
          { header: t('faults.column'), kind: 'text', value: ({ column }) => column },
          { header: t('faults.value'), kind: 'text', value: ({ value }) => value },
          { header: t('faults.fault'), kind: 'text', width: 70, value: ({ sentence }) => sentence },
        ],
        rows: lines,
      },
    ]);
    downloadBlob(blob, `${fileName}.xlsx`);
  };
  return (
    <>
      <Group justify="space-between" gap="xs" mb="xs">
        <Text size="sm" fw={600}>
          {t('faults.count', { count: refused })}
        </Text>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => void download()}
        >
          {t('faults.download')}
        </Button>
      </Group>
      <ScrollArea.Autosize
        mah={320}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('faults.title') }}
      >
        <Table stickyHeader fz="sm">
          <caption className="visually-hidden">{t('faults.title')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" ta="right">
                {t('faults.row')}
              </Table.Th>
              <Table.Th scope="col">{t('faults.column')}</Table.Th>
              <Table.Th scope="col">{t('faults.value')}</Table.Th>
              <Table.Th scope="col">{t('faults.fault')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.slice(0, SHOWN).map((line, index) => (
              <Table.Tr key={index}>
                <Table.Td ta="right" className="tabular">
                  {format.count(line.row)}
                </Table.Td>
                <Table.Td>{line.column}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{line.value}</Table.Td>
                <Table.Td>{line.sentence}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {lines.length > SHOWN ? (
        <Text size="xs" c="dimmed" mt="xs">
          {t('faults.more', { count: lines.length - SHOWN })}
        </Text>
      ) : null}
    </>
  );
}

/** A row that a fault refers to is a row of the sheet, too. */
function rowParams(fault: ImportFault, { rows }: Recognised): Readonly<Record<string, unknown>> {
  const other = fault.params['row'];
  if (typeof other !== 'number') return fault.params;
  return { ...fault.params, row: rows[other - 1]?.rowNumber ?? other };
}
