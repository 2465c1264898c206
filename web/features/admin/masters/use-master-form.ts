import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useSession } from '~/session/use-session';
import { asApiError } from '~/lib/api-error';
import { fieldMessage } from '~/lib/field-message';
import { decimalText } from '~/lib/form-schema';
import { showServerErrors } from '~/ui/form/server-errors';
import { useAppForm } from '~/ui/form/use-app-form';
import type { MasterField, MasterKind } from './master-kinds.types';
import type { SaveInput, SaveMode } from './master-rows.mutations';
import type { MasterTask } from './master-tasks';
import { cellText, columnsOf, toRow, toValues, today, type MasterValues } from './master-values';

const DAY_MS = 86_400_000;

/** A new row is proposed to begin the day after, so that today's papers keep theirs. */
const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** What a form is open for: nothing there yet, or a row as it was read. */
export type FormTask =
  | { readonly do: 'add' }
  | {
      readonly do: Exclude<MasterTask['do'], 'add'>;
      readonly row: Readonly<Record<string, unknown>> & { readonly updated_at: string };
    };

const MODES: Readonly<Record<MasterTask['do'], SaveMode>> = {
  add: 'add',
  change: 'change',
  end: 'change',
  replace: 'replace',
  override: 'replace',
  switchOff: 'replace',
};

/** The columns that a task lets one type. */
export function isEditable(
  kind: MasterKind,
  field: MasterField,
  task: FormTask,
  on: string,
): boolean {
  switch (task.do) {
    case 'add':
      return true;
    case 'end':
    case 'switchOff':
      return false;
    case 'replace':
    case 'override':
      return field.isKey !== true;
    case 'change': {
      if (field.isKey === true) return false;
      if (field.isFixed !== true) return true;
      return kind.from !== undefined && cellText(task.row[kind.from]) >= on;
    }
  }
}

function schemaOf(kind: MasterKind, task: FormTask, on: string) {
  const required = z
    .string()
    .refine((text) => text.trim() !== '', { message: fieldMessage('REQUIRED') });
  const shape: Record<string, z.ZodType> = {};
  for (const field of kind.fields) {
    if (!isEditable(kind, field, task, on)) continue;
    const isRequired = field.isRequired === true;
    if (field.type === 'decimal' || field.type === 'money') {
      shape[field.name] = decimalText({ decimals: field.decimals ?? 2, isRequired });
    } else if (field.type === 'integer') {
      shape[field.name] = decimalText({ decimals: 0, isRequired });
    } else if (field.type !== 'flag' && isRequired) shape[field.name] = required;
  }
  const { from, to } = kind;
  if (from !== undefined && task.do !== 'change' && task.do !== 'end') shape[from] = required;
  if (to !== undefined && task.do === 'end') shape[to] = required;
  return z.looseObject(shape) as unknown as z.ZodType<MasterValues, MasterValues>;
}

/** The form of one task on one row of a master, and how it is sent. */
export function useMasterForm(
  kind: MasterKind,
  task: FormTask,
  save: (input: SaveInput) => Promise<unknown>,
  onSaved: () => void,
) {
  const { tenant } = useSession();
  const on = today(tenant.time_zone);
  const row = task.do === 'add' ? null : task.row;
  const [expected, setExpected] = useState<string | null>(row?.updated_at ?? null);
  const [conflict, setConflict] = useState<{ by: string | null; at: string } | null>(null);
  const schema = useMemo(() => schemaOf(kind, task, on), [kind, task, on]);
  const mode = MODES[task.do];

  const start = useMemo<MasterValues>(() => {
    const values = toValues(kind, row);
    const { from, to } = kind;
    if (from !== undefined) {
      values[from] =
        mode === 'change' ? cellText(row?.[from]) : task.do === 'add' ? on : dayAfter(on);
    }
    if (to !== undefined) {
      values[to] = task.do === 'end' ? on : mode === 'change' ? cellText(row?.[to]) : '';
    }
    if (kind.hasActive) {
      values['is_active'] = task.do === 'switchOff' ? false : (row?.['is_active'] ?? true) === true;
    }
    return values;
  }, [kind, row, task.do, mode, on]);
  const form = useAppForm<MasterValues>(schema, start);

  const submit = async (values: MasterValues) => {
    // What may not be changed is not sent: it stays as it is.
    const kept = new Set(
      kind.fields
        .filter((field) => field.isKey !== true && !isEditable(kind, field, task, on))
        .flatMap(columnsOf),
    );
    const sent = Object.fromEntries(
      Object.entries(toRow(values)).filter(([name]) => !kept.has(name)),
    );
    try {
      await save({ mode, row: sent, expected: mode === 'change' ? expected : null });
      onSaved();
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code !== 'STALE_VERSION') {
        showServerErrors(form, thrown);
        return;
      }
      const at = cellText(error.details['moved_at']);
      setConflict({ by: cellText(error.details['moved_by']) || null, at });
    }
  };

  /** After having read what the other one changed: the next save stands on that. */
  const accept = () => {
    if (conflict !== null) setExpected(conflict.at);
    setConflict(null);
  };

  return { form, submit, on, conflict, accept };
}
