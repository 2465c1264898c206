import { Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconTableExport, IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentOfForm } from '../estimate.content';
import type { EstimateForm } from '../estimate.schema';
import type { SheetMasters } from '../estimate.sheet-check';
import { useEstimateForm, type EstimateFormApi } from '../form/form-context';
import type { NamedOverhead } from '../form/OverheadSection';
import { TemplatePicker } from '../templates/TemplatePicker';
import { ImportDialog } from './ImportDialog';
import { useSheetExport } from './use-sheet-export';

interface SheetToolsProps {
  readonly overheads: readonly NamedOverhead[];
  readonly units: SheetMasters['units'];
  readonly ratesOn: string;
  readonly projectType: string | null;
}

/** Spreadsheets in and out of the form. */
export function SheetTools({ overheads, units, ratesOn, projectType }: SheetToolsProps) {
  const { t } = useTranslation('drafts');
  const form = useEstimateForm();
  const [isImporting, setIsImporting] = useState(false);
  const { exportContent, exportTemplate } = useSheetExport(overheads);
  const content = () => contentOfForm(form.getValues(), overheads, ratesOn);

  const takeOver = (next: EstimateForm, rowCount: number) => {
    const before = structuredClone(form.getValues());
    putLines(form, next);
    notifications.show({
      id: NOTICE,
      autoClose: 30_000,
      message: (
        <Group justify="space-between" gap="sm">
          <Text size="sm">{t('sheet.done', { count: rowCount })}</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              putLines(form, before);
              notifications.hide(NOTICE);
            }}
          >
            {t('sheet.undo')}
          </Button>
        </Group>
      ),
    });
  };

  return (
    <Group justify="flex-end" gap="xs" mb="xs">
      <TemplatePicker projectType={projectType} onTakeOver={takeOver} />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconTableImport size={16} aria-hidden />}
        onClick={() => setIsImporting(true)}
      >
        {t('sheet.import')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconTableExport size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('sheet.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void exportContent(content(), 'xlsx')}>
            {t('sheet.exportXlsx')}
          </Menu.Item>
          <Menu.Item onClick={() => void exportContent(content(), 'csv')}>
            {t('sheet.exportCsv')}
          </Menu.Item>
          <Menu.Item onClick={() => void exportTemplate()}>{t('sheet.exportEmpty')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ImportDialog
        isOpen={isImporting}
        form={form.getValues}
        {...{ overheads, units, ratesOn }}
        onTemplate={() => void exportTemplate()}
        onTakeOver={takeOver}
        onClose={() => setIsImporting(false)}
      />
    </Group>
  );
}

const NOTICE = 'sheet-import';

function putLines(form: EstimateFormApi, { sor, nonSor, overheads }: EstimateForm): void {
  const how = { shouldDirty: true };
  form.setValue('sor', sor, how);
  form.setValue('nonSor', nonSor, how);
  form.setValue('overheads', overheads, how);
}
