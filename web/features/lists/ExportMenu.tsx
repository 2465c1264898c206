import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import type { SheetColumn } from '~/lib/spreadsheet';
import { useSession } from '~/session/use-session';
import { arrangedColumns } from '~/ui/table/arrangement';
import type { Column } from '~/ui/table/DataTable';
import { keysOf, type Filter } from '~/ui/table/filter-types';
import { useFilterWord } from '~/ui/table/FilterChips';
import { todayIn } from '~/lib/day-presets';
import type { ListSource } from './lists.types';
import { useExport } from './use-export';
import type { List } from './use-list';

interface ExportMenuProps<Row> {
  readonly source: ListSource<Row>;
  readonly list: List<Row>;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly filters: readonly Filter[];
  /** The most rows of one file: the setting `list.export_limit`. */
  readonly limit: number;
}

function sheetColumns<Row>(columns: readonly Column<Row>[]): SheetColumn<Row>[] {
  return columns.flatMap(({ header, sheet = [] }) => {
    const parts = 'kind' in sheet ? [sheet] : sheet;
    return parts.map((part) => ({ header, ...part }));
  });
}

/** The filtered list as a file, with progress, a way to stop, and a note of what was exported. */
export function ExportMenu<Row>(props: ExportMenuProps<Row>) {
  const { source, list, title, columns, filters, limit } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { tenant } = useSession();
  const { ofError } = useErrorText();
  const wordOf = useFilterWord();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [fileKind, setFileKind] = useState<'xlsx' | 'csv'>('xlsx');
  const [which, setWhich] = useState<'shown' | 'all'>('shown');
  const run = useExport(source, tenant.id);
  const { state } = run;

  const start = () => {
    const chosen = which === 'all' ? columns : arrangedColumns(columns, list.arrangement);
    const set = filters.filter((filter) =>
      keysOf(filter).some((key) => list.search[key] !== undefined),
    );
    const words = set.map((filter) => [filter.label, wordOf(filter, list.search)] as const);
    void run.start({
      format: fileKind,
      fileName: `${source.code}-${tenant.id}-${todayIn(tenant.time_zone)}`,
      sheetName: title,
      noteSheet: t('export.about'),
      columns: sheetColumns(chosen),
      ask: { filters: list.filters, sort: list.ask.sort },
      limit,
      timeZone: tenant.time_zone,
      notes: (rows, isCut) => [
        [t('export.list'), title],
        [t('export.agency'), tenant.name],
        [t('export.at'), format.dateTime(new Date().toISOString())],
        [
          t('export.rows'),
          isCut ? t('export.cut', { limit: format.count(rows) }) : format.count(rows),
        ],
        ...(list.search.q === undefined ? [] : [[t('export.words'), list.search.q] as const]),
        ...words,
      ],
    });
  };
  const leave = () => {
    run.cancel();
    run.reset();
    close();
  };

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        disabled={limit === 0}
        onClick={open}
      >
        {t('export.open')}
      </Button>
      <Modal opened={isOpen} onClose={leave} title={t('export.title', { list: title })}>
        <Stack gap="sm">
          <Radio.Group
            label={t('export.format')}
            value={fileKind}
            onChange={(value) => setFileKind(value === 'csv' ? 'csv' : 'xlsx')}
          >
            <Group mt={6}>
              <Radio value="xlsx" label={t('export.xlsx')} />
              <Radio value="csv" label={t('export.csv')} />
            </Group>
          </Radio.Group>
          <Radio.Group
            label={t('table.columns')}
            value={which}
            onChange={(value) => setWhich(value === 'all' ? 'all' : 'shown')}
          >
            <Group mt={6}>
              <Radio value="shown" label={t('export.shown')} />
              <Radio value="all" label={t('export.all')} />
            </Group>
          </Radio.Group>
          <Text size="sm" c="dimmed">
            {t('export.limit', { limit: format.count(limit) })}
          </Text>
          <div role="status">
            {state.kind === 'reading' ? (
              <Text size="sm">{t('export.reading', { rows: format.count(state.rows) })}</Text>
            ) : null}
            {state.kind === 'done' ? (
              <Alert color="green">
                {state.isCut
                  ? t('export.cut', { limit: format.count(state.rows) })
                  : t('export.done', { count: state.rows, figure: format.count(state.rows) })}
              </Alert>
            ) : null}
            {state.kind === 'failed' ? <Alert color="red">{ofError(state.error)}</Alert> : null}
          </div>
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              {state.kind === 'reading' ? t('export.stop') : t('action.close')}
            </Button>
            <Button loading={state.kind === 'reading'} onClick={start}>
              {t('export.start')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
