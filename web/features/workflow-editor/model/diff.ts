import type { ActionDraft, StateDraft, Workflow } from '../workflow-editor.types';

type Field = Exclude<keyof StateDraft | keyof ActionDraft, 'code' | 'from'>;

/** One difference between two versions: something added, removed, or changed in some of its fields. */
export interface Difference {
  readonly what: 'service' | 'state' | 'action';
  readonly change: 'added' | 'removed' | 'changed';
  readonly state?: string;
  readonly action?: string;
  readonly fields: readonly {
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
}

const SERVICE_FIELDS = ['name', 'local_names', 'sla_hours', 'is_maker_checker'] as const;
const STATE_FIELDS: readonly (Field & keyof StateDraft)[] = [
  'name',
  'local_names',
  'application_status',
  'is_start',
  'is_terminal',
  'is_updatable',
  'sla_hours',
  'escalate_to_role',
  'escalation_action',
];
const ACTION_FIELDS: readonly (Field & keyof ActionDraft)[] = [
  'name',
  'local_names',
  'to',
  'kind',
  'effect',
  'role_codes',
  'is_checking',
  'is_comment_required',
  'required_document_kinds',
  'goes_to_maker',
  'is_active',
];

/** The same whatever the order of keys and of codes in a list. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify([...(value as unknown[])].map(String).sort());
  if (typeof value === 'object' && value !== null) {
    return JSON.stringify(
      Object.entries(value)
        .filter(([, each]) => each !== '')
        .sort(),
    );
  }
  return JSON.stringify(value ?? null);
}

function changed<Row extends object>(before: Row, after: Row, fields: readonly (keyof Row)[]) {
  return fields
    .filter((field) => plain(before[field]) !== plain(after[field]))
    .map((field) => ({ field: String(field), before: before[field], after: after[field] }));
}

function compareRows<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
  fields: readonly (keyof Row)[],
  describe: (row: Row) => Pick<Difference, 'what' | 'state' | 'action'>,
): Difference[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const rest = new Set(old.keys());
  const found: Difference[] = [];
  for (const row of after) {
    const was = old.get(keyOf(row));
    rest.delete(keyOf(row));
    if (was === undefined) found.push({ ...describe(row), change: 'added', fields: [] });
    else {
      const differing = changed(was, row, fields);
      if (differing.length > 0) {
        found.push({ ...describe(row), change: 'changed', fields: differing });
      }
    }
  }
  for (const row of before) {
    if (rest.has(keyOf(row))) found.push({ ...describe(row), change: 'removed', fields: [] });
  }
  return found;
}

/** What differs between two versions of a service, along the flow: the service, its states, their actions. */
export function compareWorkflows(before: Workflow, after: Workflow): readonly Difference[] {
  const service = changed(before, after, SERVICE_FIELDS);
  return [
    ...(service.length === 0
      ? []
      : [{ what: 'service' as const, change: 'changed' as const, fields: service }]),
    ...compareRows(
      before.states,
      after.states,
      ({ code }) => code,
      STATE_FIELDS,
      ({ code }) => ({ what: 'state', state: code }),
    ),
    ...compareRows(
      before.actions,
      after.actions,
      ({ from, code }) => `${from} ${code}`,
      ACTION_FIELDS,
      ({ from, code }) => ({ what: 'action', state: from, action: code }),
    ),
  ];
}
