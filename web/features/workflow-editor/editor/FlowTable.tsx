import { Badge, Button, Group, Table, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconClock,
  IconFlag,
  IconPencil,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ActionDraft, Finding, Place, Workflow } from '../workflow-editor.types';
import classes from './editor.module.css';
import type { Names } from './use-names';

interface FlowTableProps {
  readonly workflow: Workflow;
  readonly names: Names;
  readonly faults: readonly Finding[];
  readonly place: Place | null;
  readonly onLook: (place: Place) => void;
}

/** States in their order, each with its actions: the whole of the workflow without the drawing. */
export function FlowTable({ workflow, names, faults, place, onLook }: FlowTableProps) {
  const { t } = useTranslation('workflow-editor');
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table aria-label={t('table.caption')}>
        <Table.Thead>
          <Table.Tr>
            {(['state', 'action', 'roles', 'to'] as const).map((column) => (
              <Table.Th key={column}>{t(`table.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {workflow.states.map((state) => {
            const own = workflow.actions.filter(({ from }) => from === state.code);
            const rows: readonly (ActionDraft | null)[] = own.length === 0 ? [null] : own;
            return rows.map((action, index) => (
              <Table.Tr key={`${state.code} ${action?.code ?? ''}`}>
                {index > 0 ? null : (
                  <Table.Td rowSpan={rows.length} className={classes.stateCell}>
                    <Button
                      variant={
                        place?.state === state.code && place.action === undefined
                          ? 'light'
                          : 'subtle'
                      }
                      size="compact-sm"
                      onClick={() => onLook({ state: state.code })}
                      leftSection={faultMark(faults, state.code, undefined, t('findings.fault'))}
                    >
                      {names.state(state.code)}
                    </Button>
                    <Group gap={4} mt={4}>
                      {state.is_start ? (
                        <Badge color="gray" leftSection={<IconPlayerPlay size={11} aria-hidden />}>
                          {t('badge.start')}
                        </Badge>
                      ) : null}
                      {state.is_terminal ? (
                        <Badge color="gray" leftSection={<IconFlag size={11} aria-hidden />}>
                          {t('badge.end')}
                        </Badge>
                      ) : null}
                      {state.is_updatable ? (
                        <Badge color="teal" leftSection={<IconPencil size={11} aria-hidden />}>
                          {t('badge.editable')}
                        </Badge>
                      ) : null}
                      {state.sla_hours === null ? null : (
                        <Badge color="blue" leftSection={<IconClock size={11} aria-hidden />}>
                          {t('badge.sla', {
                            days: Math.floor(state.sla_hours / 24),
                            hours: state.sla_hours % 24,
                          })}
                        </Badge>
                      )}
                    </Group>
                  </Table.Td>
                )}
                {action === null ? (
                  <Table.Td colSpan={3}>
                    <Text size="sm" c="dimmed">
                      {t('table.noAction')}
                    </Text>
                  </Table.Td>
                ) : (
                  <>
                    <Table.Td>
                      <Button
                        variant={
                          place?.state === state.code && place.action === action.code
                            ? 'light'
                            : 'subtle'
                        }
                        size="compact-sm"
                        onClick={() => onLook({ state: state.code, action: action.code })}
                        leftSection={faultMark(
                          faults,
                          state.code,
                          action.code,
                          t('findings.fault'),
                        )}
                      >
                        {names.action(state.code, action.code)}
                      </Button>
                    </Table.Td>
                    <Table.Td>
                      <Text size="sm">{action.role_codes.map(names.role).join(', ')}</Text>
                    </Table.Td>
                    <Table.Td>
                      <Text size="sm">{names.state(action.to)}</Text>
                    </Table.Td>
                  </>
                )}
              </Table.Tr>
            ));
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function faultMark(
  faults: readonly Finding[],
  state: string,
  action: string | undefined,
  label: string,
) {
  return faults.some((fault) => fault.state === state && fault.action === action) ? (
    <IconAlertTriangle size={15} color="var(--mantine-color-error)" aria-label={label} role="img" />
  ) : null;
}
