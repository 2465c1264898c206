import { Alert, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { MAX_SPREADSHEET_BYTES } from '~/lib/spreadsheet';
import { ErrorBlock } from '../ErrorBlock';
import { FileDrop } from '../files/FileDrop';
import type { ImportColumn, ImportReport, Recognised } from './import.types';
import { ImportFaults } from './ImportFaults';
import { useImport, type RunImport } from './use-import';

interface ImportDialogProps {
  readonly title: string;
  /** The columns that are understood; keep it the same object from render to render. */
  readonly columns: readonly ImportColumn[];
  readonly run: RunImport;
  /** Gives an empty list with the headers. */
  readonly onTemplate: () => void;
  readonly onClose: () => void;
}

const RULES = { extensions: ['xlsx', 'csv'], maxBytes: MAX_SPREADSHEET_BYTES };

/**
 * Takes a list from a spreadsheet in three steps: choose the file, look at what a dry run says of it, carry
 * it out. Nothing is written while a row has a fault.
 */
export function ImportDialog({ title, columns, run, onTemplate, onClose }: ImportDialogProps) {
  const { t } = useTranslation('import');
  const { state, take, write, restart } = useImport(columns, run);
  const { step, recognised, report, fileName, error } = state;
  const isBusy = step === 'reading' || step === 'checking' || step === 'writing';
  const count = recognised?.rows.length ?? 0;
  const isReady = step === 'checked' && report !== null && report.refused === 0;
  const changes = report === null ? 0 : count - (report.counts['unchanged'] ?? 0);
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={title}
      closeOnEscape={step !== 'writing'}
      closeOnClickOutside={false}
      withCloseButton={step !== 'writing'}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="sm">
        {step === 'choose' ? (
          <>
            <FileDrop label={t('choose')} rules={RULES} isMultiple={false} onUpload={take} />
            <Group gap="xs">
              <Text size="sm">{t('templateHint')}</Text>
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
                onClick={onTemplate}
              >
                {t('template')}
              </Button>
            </Group>
          </>
        ) : null}
        {isBusy ? (
          <div role="status">
            <Text size="sm" mb={6}>
              {t(`busy.${step}`, { count })}
            </Text>
            <Progress value={100} animated aria-label={t(`busy.${step}`, { count })} />
          </div>
        ) : null}
        {state.isUnknown ? (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
            {t('unknown', { file: fileName })}
          </Alert>
        ) : null}
        {recognised === null || isBusy ? null : <WhatWasRead recognised={recognised} />}
        {error === null ? null : <ErrorBlock error={error} />}
        {report === null || isBusy ? null : (
          <Outcome report={report} isDone={step === 'done'} hasChanges={changes > 0} />
        )}
        {report === null || report.refused === 0 || recognised === null || isBusy ? null : (
          <ImportFaults
            recognised={recognised}
            faults={report.errors}
            refused={report.refused}
            fileName={t('faults.fileName', { file: fileName.replace(/\.[^.]*$/, '') })}
          />
        )}
        <Group justify="flex-end" gap="xs">
          {step === 'checked' ? (
            <Button variant="default" onClick={restart}>
              {t('another')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onClose} disabled={step === 'writing'}>
            {t(step === 'done' ? 'common:action.close' : 'common:action.cancel')}
          </Button>
          {isReady && changes > 0 ? (
            <Button onClick={() => void write()}>{t('write', { count: changes })}</Button>
          ) : null}
        </Group>
      </Stack>
    </Modal>
  );
}

function WhatWasRead({ recognised }: { readonly recognised: Recognised }) {
  const { t } = useTranslation('import');
  const { columns, missing, ignored, rows, sheetName } = recognised;
  const names = (list: readonly { header: string }[]) =>
    list.map(({ header }) => header).join(', ');
  return (
    <Stack gap={4}>
      <Text size="sm">
        {t('read', { count: rows.length, sheet: sheetName, columns: names(columns) })}
      </Text>
      {ignored.length === 0 ? null : (
        <Text size="sm" c="dimmed">
          {t('ignored', { columns: ignored.join(', ') })}
        </Text>
      )}
      {missing.length === 0 ? null : (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {t('missing', { columns: names(missing) })}
        </Alert>
      )}
    </Stack>
  );
}

interface OutcomeProps {
  readonly report: ImportReport;
  readonly isDone: boolean;
  readonly hasChanges: boolean;
}

function Outcome({ report, isDone, hasChanges }: OutcomeProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const isRefused = report.refused > 0;
  const counts = Object.entries(report.counts).filter(([, count]) => count > 0);
  const headline = isRefused
    ? t('refused')
    : isDone
      ? t('done')
      : hasChanges
        ? t('ready')
        : t('nothing');
  return (
    <Alert
      color={isRefused ? 'red' : 'green'}
      role={isRefused ? 'alert' : 'status'}
      icon={isRefused ? <IconAlertTriangle aria-hidden /> : <IconCircleCheck aria-hidden />}
      title={headline}
    >
      {counts.length === 0 || isRefused
        ? null
        : counts
            .map(([key, count]) => t(`counts.${key}`, { count, figure: format.count(count) }))
            .join(' · ')}
    </Alert>
  );
}
