import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyToText, previewEstimate } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { completeLines } from '../estimate.draft';
import type { EstimateForm } from '../estimate.schema';
import { takeOver, type CheckedSheet } from '../estimate.sheet-check';
import type { NamedOverhead } from '../form/OverheadSection';
import { SheetIssues } from './SheetIssues';

interface ImportResultProps {
  readonly sheetName: string;
  readonly checked: CheckedSheet;
  readonly form: () => EstimateForm;
  readonly overheads: readonly NamedOverhead[];
  readonly onTakeOver: (next: EstimateForm) => void;
}

function payable(form: EstimateForm, overheads: readonly NamedOverhead[]): string {
  const automatic = overheads
    .filter((rule) => rule.is_auto_calculated)
    .map(({ code }) => ({ category: 'OVERHEAD' as const, overhead_code: code }));
  const { totals } = previewEstimate([...completeLines(form), ...automatic], overheads);
  return moneyToText(totals.payable_total);
}

/** The dry run: what is in the sheet, what has to be corrected, what the estimate would come to. */
export function ImportResult(props: ImportResultProps) {
  const { sheetName, checked, form, overheads, onTakeOver } = props;
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const [mode, setMode] = useState<'append' | 'replace'>('append');
  const { sor, nonSor, overheads: picked, issues, warnings, measurementCount: rows } = checked;
  const isEmpty = sor.length + nonSor.length + picked.length === 0;
  const isSound = issues.length === 0 && !isEmpty;
  const [present] = useState(form);
  const next = useMemo(() => takeOver(present, checked, mode), [present, checked, mode]);
  const totals = useMemo(
    () => (isSound ? { now: payable(present, overheads), then: payable(next, overheads) } : null),
    [isSound, present, next, overheads],
  );
  return (
    <Stack gap="md">
      <Text size="sm" fw={600} role="status">
        {isEmpty
          ? t('sheet.nothing')
          : t('sheet.found', {
              items: sor.length + nonSor.length,
              rows,
              overheads: picked.length,
              sheet: sheetName,
            })}
      </Text>
      {issues.length === 0 ? null : <SheetIssues issues={issues} kind="issues" />}
      {warnings.length === 0 ? null : <SheetIssues issues={warnings} kind="warnings" />}
      {totals === null ? null : (
        <>
          <Radio.Group
            label={t('sheet.mode')}
            value={mode}
            onChange={(value) => setMode(value === 'replace' ? 'replace' : 'append')}
          >
            <Group mt={6}>
              <Radio value="append" label={t('sheet.append')} />
              <Radio value="replace" label={t('sheet.replace')} />
            </Group>
          </Radio.Group>
          <KeyValueGrid
            items={[
              { label: t('sheet.totalNow'), value: format.money(totals.now) },
              { label: t('sheet.totalThen'), value: format.money(totals.then) },
            ]}
          />
          <Group justify="flex-end">
            <Button onClick={() => onTakeOver(next)}>{t('sheet.confirm')}</Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
