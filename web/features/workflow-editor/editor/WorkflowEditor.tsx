import { Button, Group, Paper, Skeleton, Stack, Tabs, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveStatus } from '~/ui/form/AutosaveStatus';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { workflowEditorQueries } from '../workflow-editor.queries';
import type { ListedWorkflow, Place, Workflow } from '../workflow-editor.types';
import { DifferenceList } from './DifferenceList';
import { DraftNotices } from './DraftNotices';
import classes from './editor.module.css';
import type { PanelProps } from './editor.types';
import { FindingList } from './FindingList';
import { FlowTable } from './FlowTable';
import { PeopleList } from './PeopleList';
import { PublishDialog } from './PublishDialog';
import { ServicePanel } from './ServicePanel';
import { StatePanel } from './StatePanel';
import { StepPanel } from './StepPanel';
import { useNames } from './use-names';
import { useWorkflowDraft } from './use-workflow-draft';

const WorkflowDiagram = lazy(() =>
  import('./WorkflowDiagram').then((module) => ({ default: module.WorkflowDiagram })),
);

interface WorkflowEditorProps {
  readonly stored: Workflow;
  readonly inForce: ListedWorkflow | undefined;
  readonly mayManage: boolean;
  readonly onReload: () => void;
}

/** One version of a workflow: table, drawing, people and differences; with its properties to be edited in a draft. */
export function WorkflowEditor({ stored, inForce, mayManage, onReload }: WorkflowEditorProps) {
  const { t } = useTranslation('workflow-editor');
  const isEditable = mayManage && stored.status === 'DRAFT';
  const draft = useWorkflowDraft(stored, isEditable);
  const { history, dispatch } = draft;
  const { present: workflow, place } = history;
  const names = useNames(workflow);
  const [isPublishing, setIsPublishing] = useState(false);
  const checked = useQuery({
    ...workflowEditorQueries.check(stored.tenant_id, stored.id),
    enabled: isEditable,
  });
  const base = useQuery({
    ...workflowEditorQueries.detail(inForce?.tenant_id ?? '', inForce?.id ?? ''),
    enabled: inForce !== undefined && inForce.id !== stored.id,
  });
  const check = draft.check ?? checked.data ?? null;
  const look = (next: Place | null) => dispatch({ type: 'look', place: next });
  const edit: PanelProps['edit'] = (change, field) =>
    dispatch({ type: 'edit', edit: change, ...(field === undefined ? {} : { field }) });
  const panel: PanelProps = { workflow, names, look, edit };
  useHotkeys(
    isEditable
      ? [
          ['mod+Z', () => dispatch({ type: 'undo' })],
          ['mod+shift+Z', () => dispatch({ type: 'redo' })],
        ]
      : [],
    [],
  );
  const state = workflow.states.find(({ code }) => code === place?.state);
  const action = workflow.actions.find(
    ({ from, code }) => from === place?.state && code === place.action,
  );
  const view = { workflow, names, place, faults: check?.faults ?? [], onLook: look };
  return (
    <>
      <UnsavedChangesGuard isDirty={draft.isDirty} />
      {draft.error === null ? null : (
        <DraftNotices
          error={draft.error}
          workflow={workflow}
          onKeepMine={draft.keepMine}
          onTakeTheirs={onReload}
          onRetry={draft.retry}
        />
      )}
      {isEditable ? (
        <Group gap="xs" mb="md">
          <Tool
            icon={<IconPlus size={16} aria-hidden />}
            onClick={() => edit({ type: 'addState' })}
          >
            {t('edit.addState')}
          </Tool>
          <Tool
            icon={<IconArrowBackUp size={16} aria-hidden />}
            isOff={history.past.length === 0}
            onClick={() => dispatch({ type: 'undo' })}
          >
            {t('edit.undo')}
          </Tool>
          <Tool
            icon={<IconArrowForwardUp size={16} aria-hidden />}
            isOff={history.future.length === 0}
            onClick={() => dispatch({ type: 'redo' })}
          >
            {t('edit.redo')}
          </Tool>
          <AutosaveStatus status={draft.status} savedAt={draft.savedAt} onRetry={draft.retry} />
          <Button
            ml="auto"
            disabled={
              draft.isDirty || check === null || check.faults.length > 0 || inForce === undefined
            }
            onClick={() => setIsPublishing(true)}
          >
            {t('publish.open')}
          </Button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed" mb="md">
          {t(stored.status === 'DRAFT' ? 'readOnly.right' : 'readOnly.published')}
        </Text>
      )}
      <div className={classes.layout}>
        <Tabs defaultValue="table" keepMounted={false}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="table">{t('view.table')}</Tabs.Tab>
            <Tabs.Tab value="diagram">{t('view.diagram')}</Tabs.Tab>
            {mayManage ? <Tabs.Tab value="people">{t('view.people')}</Tabs.Tab> : null}
            {base.data ? <Tabs.Tab value="changes">{t('view.changes')}</Tabs.Tab> : null}
          </Tabs.List>
          <Tabs.Panel value="table">
            <FlowTable {...view} />
          </Tabs.Panel>
          <Tabs.Panel value="diagram">
            <Suspense fallback={<Skeleton height={460} />}>
              <WorkflowDiagram {...view} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="people">
            <PeopleList workflow={workflow} names={names} />
          </Tabs.Panel>
          <Tabs.Panel value="changes">
            {base.data ? <DifferenceList before={base.data} after={workflow} /> : null}
          </Tabs.Panel>
        </Tabs>
        <Stack gap="md">
          <Paper component="section" p="md" aria-label={t('panel.title')}>
            <Title order={2} fz="md" mb="sm">
              {action !== undefined
                ? t('panel.action', { name: names.action(action.from, action.code) })
                : state !== undefined
                  ? t('panel.state', { name: names.state(state.code) })
                  : t('panel.service')}
            </Title>
            <fieldset
              disabled={!isEditable}
              className={classes.panel}
              aria-label={t('panel.title')}
            >
              {action !== undefined ? (
                <StepPanel {...panel} action={action} />
              ) : state !== undefined ? (
                <StatePanel {...panel} state={state} />
              ) : (
                <ServicePanel {...panel} />
              )}
            </fieldset>
          </Paper>
          {isEditable && check !== null ? (
            <FindingList check={check} names={names} onLook={look} />
          ) : null}
        </Stack>
      </div>
      {isPublishing && inForce !== undefined ? (
        <PublishDialog
          workflow={workflow}
          revision={draft.revision}
          inForce={inForce}
          onClose={() => setIsPublishing(false)}
        />
      ) : null}
    </>
  );
}

interface ToolProps {
  readonly icon: ReactNode;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ icon, isOff = false, onClick, children }: ToolProps) {
  return (
    <Button variant="default" leftSection={icon} disabled={isOff} onClick={onClick}>
      {children}
    </Button>
  );
}
