import type { BoundaryNode, BoundaryRow } from './boundary.types';

/** The rows below one another by their codes; one whose parent is not there stands at the top. */
export function treeOf(rows: readonly BoundaryRow[]): readonly BoundaryNode[] {
  const codes = new Set(rows.map(({ code }) => code));
  const below = (parent: string | null): readonly BoundaryNode[] =>
    rows
      .filter(({ parent_code: above }) =>
        parent === null ? above === null || !codes.has(above) : above === parent,
      )
      .map((row) => ({ ...row, below: below(row.code) }));
  return below(null);
}

/** The tree of those that hold the words in code or name, with all above them. */
export function pruned(nodes: readonly BoundaryNode[], words: string): readonly BoundaryNode[] {
  const text = words.trim().toLowerCase();
  if (text === '') return nodes;
  return nodes.flatMap((node) => {
    const isHit = [node.code, node.name, ...Object.values(node.local_names)].some((part) =>
      part.toLowerCase().includes(text),
    );
    const below = pruned(node.below, text);
    return isHit ? [node] : below.length > 0 ? [{ ...node, below }] : [];
  });
}
