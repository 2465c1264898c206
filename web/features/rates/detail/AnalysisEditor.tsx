import { Alert, Button, Group, Modal, Stack, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError, type ApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { DayInput } from '~/ui/form/DayInput';
import { createGridStore } from '~/ui/grid/grid-store';
import { GridEditor } from '~/ui/grid/GridEditor';
import { GridToolbar } from '~/ui/grid/GridToolbar';
import { useSaveAnalysis } from '../rate.mutations';
import { rateQueries, type AnalysisDraft } from '../rate.queries';
import type { Analysis, SorDetail } from '../rate.types';
import { useDescription } from '../use-rate-words';
import { createAnalysisModel, newPart, type PartRow } from './analysis-model';
import { AnalysisPreview } from './AnalysisPreview';
import { ChargeFields, type ChargeRow } from './ChargeFields';
import { usePartColumns } from './use-part-columns';

const TYPING_PAUSE_MS = 400;

interface AnalysisEditorProps {
  readonly item: SorDetail;
  /** The analysis that is copied, or changed while its day has not come. */
  readonly base: Analysis | undefined;
  readonly isChange: boolean;
  readonly onClose: () => void;
}

/** A rate analysis in a grid, with what it gives beside it before anything is kept. */
export function AnalysisEditor({ item, base, isChange, onClose }: AnalysisEditorProps) {
  const { t } = useTranslation('rates');
  const { ofField } = useErrorText();
  const { tenant } = useSession();
  const describe = useDescription();
  const [parts, setParts] = useState<readonly PartRow[]>(() =>
    (base?.parts ?? []).map((part) => newPart(part.basic_code, String(part.quantity))),
  );
  const [model] = useState(() => createAnalysisModel(parts, setParts));
  const [quantity, setQuantity] = useState(String(base?.quantity ?? item.quantity));
  const [from, setFrom] = useState<string>(
    isChange && base !== undefined
      ? base.effective_from
      : item.analyses.length === 0
        ? item.today
        : dayAfter(item.today),
  );
  const [charges, setCharges] = useState<readonly ChargeRow[]>(() =>
    (base?.charges ?? []).map((charge) => ({
      id: crypto.randomUUID(),
      description: charge.description,
      head_code: charge.head_code,
      calculation: charge.calculation,
      figure: String(charge.figure),
    })),
  );
  const columns = usePartColumns(model, from);
  const [store] = useState(() => createGridStore(model, columns));
  useEffect(() => {
    model.learn(
      (base?.parts ?? []).map((part) => ({
        code: part.basic_code,
        sor_type: part.sor_type,
        text: describe(part),
        unit_code: part.unit_code,
        rate: part.rate === null || part.rate === undefined ? '' : String(part.rate),
      })),
    );
  }, [model, base, describe]);

  const draft = useMemo<AnalysisDraft>(
    () => ({
      ...(isChange && base !== undefined ? { id: base.id } : {}),
      sor_code: item.code,
      effective_from: from,
      quantity,
      parts: parts
        .filter(({ code }) => code !== '')
        .map((row) => ({ basic_code: row.code, quantity: row.quantity })),
      charges: charges.map(({ id: _id, ...charge }) => charge),
    }),
    [base, charges, from, isChange, item.code, parts, quantity],
  );
  const [asked] = useDebouncedValue(draft, TYPING_PAUSE_MS);
  const preview = useQuery({
    ...rateQueries.preview(tenant.id, asked),
    enabled: asked.parts.length > 0,
  });
  const save = useSaveAnalysis();
  const fault = save.error ?? preview.error;
  const error = fault === null ? null : asApiError(fault);
  useEffect(() => {
    const filled = parts.filter(({ code }) => code !== '');
    model.setErrors(faultsOf(error, filled, ofField));
  }, [model, error, parts, ofField]);
  useEffect(() => {
    model.setAmounts(
      new Map(preview.data?.parts.map((part) => [part.basic_code, String(part.amount ?? '')])),
    );
    model.learn(
      (preview.data?.parts ?? []).map((part) => ({
        code: part.basic_code,
        sor_type: part.sor_type,
        text: describe(part),
        unit_code: part.unit_code,
        rate: part.rate === null || part.rate === undefined ? '' : String(part.rate),
      })),
    );
  }, [model, preview.data, describe]);
  const ofPointer = (pointer: string) => {
    const found = error?.fieldErrors.find((field) => field.pointer === pointer);
    return found === undefined ? undefined : ofField(found);
  };
  const whole = ofPointer('/parts') ?? ofPointer('/sor_code');

  return (
    <Modal
      opened
      onClose={onClose}
      size="xxl"
      fullScreen
      title={t(isChange ? 'editor.change' : 'editor.new', { code: item.code })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      closeOnEscape={false}
    >
      <Stack gap="sm">
        <Group align="flex-start" gap="sm">
          <DayInput
            label={t('editor.from')}
            description={t('editor.fromHint')}
            value={from}
            onChange={setFrom}
            disabled={isChange}
            error={ofPointer('/effective_from')}
          />
          <TextInput
            label={t('editor.quantity', { unit: item.unit_code })}
            description={t('editor.quantityHint')}
            inputMode="decimal"
            value={quantity}
            onChange={(event) => setQuantity(event.currentTarget.value)}
            error={ofPointer('/quantity')}
          />
        </Group>
        <section aria-labelledby="parts-title">
          <Title order={3} fz="md" id="parts-title" mb={4}>
            {t('editor.parts')}
          </Title>
          <GridEditor
            store={store}
            label={t('editor.parts')}
            columns={columns}
            rowLabel={(row) => t('editor.row', { row: parts.indexOf(row) + 1 })}
            rowHeader={{
              header: t('editor.number'),
              width: 44,
              content: (row) => parts.indexOf(row) + 1,
            }}
            rowActions={(row) => [
              {
                key: 'remove',
                label: t('editor.remove'),
                run: () => store.change(() => model.removeRows([row.id])),
              },
            ]}
            rowHeight={(_row, isCompact) => (isCompact ? 190 : 34)}
            errorText={(message) => message}
            empty={t('editor.noParts')}
            toolbar={
              <GridToolbar store={store} label={t('editor.toolbar')}>
                <Button
                  size="compact-sm"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => {
                    store.activate(store.change(() => model.addRow()));
                    store.startEdit('enter');
                  }}
                >
                  {t('editor.add')}
                </Button>
              </GridToolbar>
            }
          />
        </section>
        <ChargeFields rows={charges} onChange={setCharges} errorOf={ofPointer} />
        {whole === undefined ? null : <Alert color="red">{whole}</Alert>}
        {error === null || error.fieldErrors.length > 0 ? null : <ErrorBlock error={error} />}
        <AnalysisPreview result={preview.data} isStale={preview.isFetching || asked !== draft} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            loading={save.isPending}
            disabled={draft.parts.length === 0}
            onClick={() =>
              save.mutate(
                { draft, version: isChange && base !== undefined ? base.version : null },
                { onSuccess: onClose },
              )
            }
          >
            {t('editor.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** Faults of the parts by the row and column where they stand. */
function faultsOf(
  error: ApiError | null,
  rows: readonly PartRow[],
  sentence: (field: ApiError['fieldErrors'][number]) => string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const field of error?.fieldErrors ?? []) {
    const match = /^\/parts\/(\d+)\/(basic_code|quantity)$/.exec(field.pointer);
    const row = match === null ? undefined : rows[Number(match[1])];
    if (row !== undefined)
      found.set(`${row.id} ${match?.[2] === 'quantity' ? 'quantity' : 'code'}`, sentence(field));
  }
  return found;
}
