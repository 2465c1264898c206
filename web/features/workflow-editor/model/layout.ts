import dagre from '@dagrejs/dagre';
import type { ActionDraft, Workflow } from '../workflow-editor.types';

export const NODE = { width: 208, height: 92 } as const;

/** Actions between the same two states share one line. */
export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly actions: readonly ActionDraft[];
  /** It leads against the flow: drawn at the side, in dashes. */
  readonly isBack: boolean;
  /** Which of the lanes beside the boxes a line back takes; short ones run inside. */
  readonly lane: number;
}

export interface Layout {
  readonly nodes: readonly { readonly code: string; readonly x: number; readonly y: number }[];
  readonly lines: readonly Line[];
  /** How many lanes the lines back take. */
  readonly lanes: number;
}

/** Places the states of a workflow from top to bottom along its forward actions. Nothing but drawing depends on it. */
export function layOut({ states, actions }: Workflow): Layout {
  const lines = new Map<string, ActionDraft[]>();
  for (const action of actions) {
    if (action.from === action.to) continue;
    const isBack = action.kind === 'BACK';
    const id = `${action.from} ${action.to} ${isBack ? 'back' : action.kind === 'REJECT' ? 'end' : 'on'}`;
    lines.set(id, [...(lines.get(id) ?? []), action]);
  }
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 56, ranksep: 72, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { code } of states) graph.setNode(code, { ...NODE });
  // Going back must not pull a state upwards: only what goes on decides the order.
  for (const [id, [first]] of lines) {
    if (first !== undefined && !id.endsWith(' back')) {
      graph.setEdge(first.from, first.to, { weight: id.endsWith(' on') ? 3 : 1 });
    }
  }
  dagre.layout(graph);
  const height = ([, [first]]: readonly [string, readonly ActionDraft[]]) =>
    Math.abs(yOf(first?.from) - yOf(first?.to));
  const yOf = (code = '') => (graph.node(code) as { y: number } | undefined)?.y ?? 0;
  const back = [...lines]
    .filter(([id]) => id.endsWith(' back'))
    .sort((a, b) => height(a) - height(b));
  const lanes = new Map(back.map(([id], index) => [id, index]));
  return {
    lanes: lanes.size,
    nodes: states.map(({ code }) => {
      const node = graph.node(code) as { x: number; y: number };
      return { code, x: node.x - NODE.width / 2, y: node.y - NODE.height / 2 };
    }),
    lines: [...lines].flatMap(([id, list]) => {
      const [first] = list;
      return first === undefined
        ? []
        : [
            {
              id,
              from: first.from,
              to: first.to,
              actions: list,
              isBack: first.kind === 'BACK',
              lane: lanes.get(id) ?? 0,
            },
          ];
    }),
  };
}
