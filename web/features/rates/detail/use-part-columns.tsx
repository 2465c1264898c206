import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { toDecimalText } from '~/lib/decimal-text';
import { useSession } from '~/session/use-session';
import type { CellState, FoundOptions, GridColumn } from '~/ui/grid/grid.types';
import { rateQueries } from '../rate.queries';
import type { SorRow } from '../rate.types';
import { useDescription } from '../use-rate-words';
import type { AnalysisModel, PartRow } from './analysis-model';

const TYPING_PAUSE_MS = 150;

interface BasicSearch {
  /** The day whose rates count. */
  readonly on: string;
  readonly onFound: (items: readonly SorRow[]) => void;
}

/** Labour, material and machinery for what is typed. */
function useBasicOptions(typed: string, { on, onFound }: BasicSearch): FoundOptions {
  const { t } = useTranslation('rates');
  const { tenant } = useSession();
  const { ofError } = useErrorText();
  const format = useFormat();
  const describe = useDescription();
  const wanted = typed.trim();
  const [words] = useDebouncedValue(wanted, TYPING_PAUSE_MS);
  const query = useQuery(rateQueries.basics(tenant.id, on, words));
  const isEnough = wanted.length > 1;
  const rows = isEnough && words.length > 1 ? query.data?.rows : undefined;
  const options = useMemo(() => {
    onFound(rows ?? []);
    return (rows ?? []).map((row) => ({
      value: row.code,
      label: row.code,
      isDisabled: row.rate === null,
      content: `${row.code} · ${t(`type.${row.sor_type}`)} · ${describe(row)} · ${row.rate === null ? t('noRate') : format.money(row.rate)}`,
    }));
  }, [rows, onFound, t, describe, format]);
  const isSearching = isEnough && (words !== wanted || query.isFetching);
  const status = !isEnough
    ? t('editor.typeMore')
    : isSearching
      ? t('common:state.loading')
      : query.isError
        ? ofError(query.error)
        : t('common:state.nothingFound');
  return { options, status, isSearching };
}

/** The columns of the parts of an analysis. */
export function usePartColumns(model: AnalysisModel, on: string): readonly GridColumn<PartRow>[] {
  const { t } = useTranslation('rates');
  const format = useFormat();
  return useMemo(() => {
    const found = new Map<string, SorRow>();
    const onFound = (items: readonly SorRow[]) => {
      for (const item of items) found.set(item.code, item);
    };
    const money = (text: string) => (toDecimalText(text) === null ? text : format.money(text));
    const read = { kind: 'computed' as const, state: (): CellState => 'read' };
    return [
      {
        key: 'code',
        kind: 'picker',
        header: t('field.code'),
        width: 116,
        isFrozen: true,
        state: () => 'edit',
        placeholder: t('editor.search'),
        useOptions: (typed) => useBasicOptions(typed, { on, onFound }),
        isComplete: (typed) => /^[A-Z0-9][A-Z0-9_.-]*$/i.test(typed) && /\d/.test(typed),
        onCommit: (row, text) => model.setCode(row.id, text, found.get(text)),
      },
      {
        ...read,
        key: 'type',
        header: t('field.type'),
        width: 92,
        show: (text) => (text === '' ? '' : t(`type.${text}`)),
      },
      { ...read, key: 'description', header: t('field.description'), width: 160, grows: true },
      {
        key: 'quantity',
        kind: 'decimal',
        decimals: 4,
        align: 'end',
        header: t('field.quantity'),
        width: 92,
        state: () => 'edit',
        show: (text) => {
          const plain = toDecimalText(text);
          return plain === null ? text : format.quantity(plain, plain.split('.')[1]?.length ?? 0);
        },
      },
      { ...read, key: 'unit', header: t('field.unit'), width: 58 },
      { ...read, key: 'rate', header: t('field.rate'), width: 100, align: 'end', show: money },
      {
        ...read,
        key: 'amount',
        header: t('editor.amount'),
        width: 116,
        align: 'end',
        show: money,
      },
    ];
  }, [model, on, t, format]);
}
