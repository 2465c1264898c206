import type { Column } from './DataTable';

export type Density = 'dense' | 'comfortable';

/** How a person has arranged a list; what is not said is as the list has it. */
export interface Arrangement {
  /** The columns that show, in their order. */
  readonly columns?: readonly string[];
  readonly density?: Density;
}

/** The columns that show, in the order that was chosen; the first of the list always leads. */
export function arrangedColumns<Row>(
  columns: readonly Column<Row>[],
  { columns: chosen }: Arrangement,
): readonly Column<Row>[] {
  const [title, ...others] = columns;
  if (title === undefined) return [];
  const shown =
    chosen === undefined
      ? others.filter((column) => column.isExtra !== true)
      : chosen.flatMap((id) => others.find((column) => column.id === id) ?? []);
  return [title, ...shown];
}
