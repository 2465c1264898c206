import { useMantineColorScheme } from '@mantine/core';
import {
  Controls,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  type BuiltInEdge,
  type Edge,
  type Node,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { layOut } from '../model/layout';
import type { Finding, Place, Workflow } from '../workflow-editor.types';
import classes from './editor.module.css';
import type { Names } from './use-names';

interface DiagramProps {
  readonly workflow: Workflow;
  readonly names: Names;
  readonly faults: readonly Finding[];
  readonly place: Place | null;
  readonly onLook: (place: Place) => void;
}

type StateNode = Node<{
  readonly name: string;
  readonly roles: string;
  readonly sla: string;
  readonly isChosen: boolean;
  readonly isEnd: boolean;
  readonly fault: string | null;
  readonly onLook: () => void;
}>;

function StateBox({ data }: { readonly data: StateNode['data'] }) {
  return (
    <>
      <Handle type="target" position={Position.Top} id="in" className={classes.handle} />
      <Handle type="target" position={Position.Right} id="backIn" className={classes.handle} />
      <button
        type="button"
        className={`nopan ${classes.node ?? ''}`}
        data-chosen={data.isChosen || undefined}
        data-end={data.isEnd || undefined}
        data-fault={data.fault === null ? undefined : true}
        onClick={data.onLook}
      >
        <b>
          {data.fault === null ? null : <span aria-label={data.fault}>⚠ </span>}
          {data.name}
        </b>
        <span className={classes.nodeRoles}>{data.sla}</span>
        <span className={classes.nodeRoles}>{data.roles}</span>
      </button>
      <Handle type="source" position={Position.Bottom} id="out" className={classes.handle} />
      <Handle type="source" position={Position.Right} id="backOut" className={classes.handle} />
    </>
  );
}

const NODE_TYPES = { state: StateBox };
/** Distance of the lines that lead back: from the boxes, and from each other. */
const FIRST_LANE = 24;
const LANE = 44;
/** What the lanes and the last label take of the width of the drawing, in pixels of the screen. */
const LANE_SPACE = 28;
const LABEL_SPACE = 80;

/** The workflow as a drawing; each box is a button that opens its state. The table says the same in words. */
export function WorkflowDiagram({ workflow, names, faults, place, onLook }: DiagramProps) {
  const { t } = useTranslation('workflow-editor');
  const { colorScheme } = useMantineColorScheme();
  const layout = useMemo(() => layOut(workflow), [workflow]);
  const nodes = layout.nodes.map<StateNode>(({ code, x, y }) => {
    const state = workflow.states.find((each) => each.code === code);
    const roles = workflow.actions.flatMap((each) => (each.from === code ? each.role_codes : []));
    return {
      id: code,
      type: 'state',
      position: { x, y },
      draggable: false,
      focusable: false,
      data: {
        name: names.state(code),
        roles: [...new Set(roles)].map(names.role).join(', '),
        sla:
          state?.sla_hours === null || state === undefined
            ? ''
            : t('badge.sla', {
                days: Math.floor(state.sla_hours / 24),
                hours: state.sla_hours % 24,
              }),
        isChosen: place?.state === code,
        isEnd: state?.is_terminal ?? false,
        fault: faults.some((fault) => fault.state === code) ? t('findings.fault') : null,
        onLook: () => onLook({ state: code }),
      },
    };
  });
  const edges = layout.lines.map<BuiltInEdge>(({ id, from, to, actions, isBack, lane }) => {
    const isChosen = actions.some(({ code }) => place?.state === from && place.action === code);
    const isFaulty = faults.some(
      (fault) => fault.state === from && actions.some(({ code }) => code === fault.action),
    );
    const color = isFaulty
      ? 'var(--mantine-color-error)'
      : isChosen
        ? 'var(--mantine-primary-color-filled)'
        : isBack
          ? 'var(--mantine-color-saffron-6)'
          : 'var(--mantine-color-gray-5)';
    return {
      id,
      source: from,
      target: to,
      type: 'smoothstep',
      ...(isBack ? { pathOptions: { offset: FIRST_LANE + lane * LANE } } : {}),
      sourceHandle: isBack ? 'backOut' : 'out',
      targetHandle: isBack ? 'backIn' : 'in',
      focusable: false,
      label: `${isFaulty ? '⚠ ' : ''}${actions.map(({ code }) => names.action(from, code)).join(' / ')}`,
      labelStyle: { fill: 'var(--mantine-color-text)', fontSize: 11 },
      labelBgStyle: { fill: 'var(--app-card)' },
      style: {
        stroke: color,
        strokeWidth: isChosen ? 2.5 : 1.5,
        ...(isBack ? { strokeDasharray: '6 4' } : {}),
      },
      markerEnd: { type: MarkerType.ArrowClosed, color },
      data: { first: actions[0]?.code ?? '' },
    };
  });
  return (
    <section className={classes.diagram} aria-label={t('view.diagram')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        colorMode={colorScheme === 'auto' ? 'system' : colorScheme}
        ariaLabelConfig={{
          'controls.ariaLabel': t('view.zoom'),
          'controls.zoomIn.ariaLabel': t('view.zoomIn'),
          'controls.zoomOut.ariaLabel': t('view.zoomOut'),
          'controls.fitView.ariaLabel': t('view.zoomFit'),
        }}
        fitView
        fitViewOptions={{
          padding: { x: 0.05, y: 0.05, right: `${layout.lanes * LANE_SPACE + LABEL_SPACE}px` },
        }}
        proOptions={{ hideAttribution: true }}
        minZoom={0.2}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        zoomOnScroll={false}
        preventScrolling={false}
        onEdgeClick={(_event, edge) => onLook({ state: edge.source, action: firstOf(edge) })}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  );
}

/** The action that a line stands for first. */
function firstOf({ data }: Edge): string {
  const first = data?.['first'];
  return typeof first === 'string' ? first : '';
}
