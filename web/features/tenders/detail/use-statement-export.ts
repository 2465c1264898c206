import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { downloadBlob, spreadsheetBlob, type SheetColumn } from '~/lib/spreadsheet';
import type { Statement, Tender } from '../tender.types';

type Line = Statement['lines'][number];

/** The comparative statement as a spreadsheet: one row a line, rate and amount of every bidder by rank. */
export function useStatementExport(tender: Tender, statement: Statement) {
  const { t } = useTranslation('tenders');
  const { masters } = useMasters();
  const lineOf = (line: Line) => tender.lines.find(({ id }) => id === line.id);
  return async () => {
    const columns: SheetColumn<Line>[] = [
      { header: t('line.row'), kind: 'integer', value: (line) => lineOf(line)?.ordinal },
      {
        header: t('line.description'),
        kind: 'text',
        width: 50,
        value: (line) => lineOf(line)?.description,
      },
      {
        header: t('line.unit'),
        kind: 'text',
        value: (line) => masters.unitName(lineOf(line)?.unit_code ?? ''),
      },
      { header: t('line.quantity'), kind: 'decimal', value: (line) => line.quantity },
      { header: t('statement.estimate'), kind: 'decimal', value: (line) => line.rate },
      ...statement.bids.flatMap((bid): SheetColumn<Line>[] => {
        const name = tender.bids.find(({ id }) => id === bid.id)?.organisation_name ?? '';
        const cell = (line: Line) => line.bids.find(({ id }) => id === bid.id);
        return [
          {
            header: `L${bid.rank} ${name}: ${t('line.rate')}`,
            kind: 'decimal',
            width: 24,
            value: (line) => cell(line)?.rate,
          },
          {
            header: `L${bid.rank} ${name}: ${t('line.amount')}`,
            kind: 'money',
            width: 24,
            value: (line) => cell(line)?.amount,
          },
        ];
      }),
    ];
    const blob = await spreadsheetBlob('xlsx', [
      { name: t('tab.statement'), columns, rows: statement.lines },
    ]);
    downloadBlob(blob, `${(tender.number ?? tender.name).replace(/[\\/:*?"<>|]+/g, '-')}.xlsx`);
  };
}
