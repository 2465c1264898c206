import { Button, FileButton, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NamedOverhead } from '../form/OverheadSection';
import { useFormat } from '~/i18n/use-format';
import { ErrorBlock } from '~/ui/ErrorBlock';
import type { EstimateForm } from '../estimate.schema';
import type { SheetMasters } from '../estimate.sheet-check';
import { ImportResult } from './ImportResult';
import { useSheetImport } from './use-sheet-import';

const ACCEPTED =
  '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface ImportDialogProps {
  readonly isOpen: boolean;
  readonly form: () => EstimateForm;
  readonly overheads: readonly NamedOverhead[];
  readonly units: SheetMasters['units'];
  readonly ratesOn: string;
  readonly onTemplate: () => void;
  readonly onTakeOver: (next: EstimateForm, rowCount: number) => void;
  readonly onClose: () => void;
}

/** Lines from a spreadsheet: choose, look at what would become of them, take over. */
export function ImportDialog(props: ImportDialogProps) {
  const { isOpen, form, overheads, units, ratesOn, onTemplate, onTakeOver, onClose } = props;
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const { state, choose, reset } = useSheetImport({ overheads, units, ratesOn });
  const close = () => {
    reset();
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size="xl"
      title={t('sheet.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('sheet.text')}</Text>
        <Group gap="xs">
          <FileButton onChange={(file) => void choose(file)} accept={ACCEPTED}>
            {(button) => (
              <Button
                {...button}
                variant={state.step === 'checked' ? 'default' : 'filled'}
                leftSection={<IconUpload size={16} aria-hidden />}
                data-autofocus
              >
                {t(state.step === 'idle' ? 'sheet.choose' : 'sheet.another')}
              </Button>
            )}
          </FileButton>
          <Button
            variant="subtle"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={onTemplate}
          >
            {t('sheet.template')}
          </Button>
        </Group>
        <div role="status">
          {state.step === 'reading' ? (
            <Stack gap={6}>
              <Text size="sm">{t('sheet.reading', { name: state.fileName })}</Text>
              <Progress
                value={state.total === 0 ? 5 : (state.done / state.total) * 100}
                aria-label={t('sheet.reading', { name: state.fileName })}
              />
              <Group justify="space-between">
                <Text size="sm" c="dimmed">
                  {state.total === 0
                    ? null
                    : t('sheet.progress', {
                        done: format.count(state.done),
                        total: format.count(state.total),
                      })}
                </Text>
                <Button size="xs" variant="default" onClick={reset}>
                  {t('sheet.cancel')}
                </Button>
              </Group>
            </Stack>
          ) : null}
        </div>
        {state.step === 'failed' ? <ErrorBlock error={state.error} /> : null}
        {state.step === 'checked' ? (
          <ImportResult
            key={state.sheetName}
            {...{ form, overheads }}
            sheetName={state.sheetName}
            checked={state.checked}
            onTakeOver={(next) => {
              close();
              onTakeOver(next, state.checked.measurementCount);
            }}
          />
        ) : null}
      </Stack>
    </Modal>
  );
}
