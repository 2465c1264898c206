import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Overhead } from '~/features/masters';
import type { Estimate } from '../estimate.types';
import { useSheetExport } from '../sheet/use-sheet-export';

interface ExportButtonProps {
  readonly estimate: Estimate;
  readonly overheads: readonly Overhead[];
}

/** The estimate as a workbook: its measurements, as an import reads them, and its abstract. */
export function ExportButton({ estimate, overheads }: ExportButtonProps) {
  const { t } = useTranslation('drafts');
  const { exportContent } = useSheetExport(
    overheads.map((rule) => ({
      ...rule,
      calculation: rule.calculation === 'PERCENTAGE' ? 'PERCENTAGE' : 'LUMPSUM',
    })),
  );
  return (
    <Button
      variant="default"
      leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
      aria-label={t('sheet.exportXlsx')}
      onClick={() => void exportContent(estimate, 'xlsx')}
    >
      {t('sheet.export')}
    </Button>
  );
}
