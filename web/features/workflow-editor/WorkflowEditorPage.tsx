import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useEveryFont } from '~/i18n/use-every-font';
import { useCan, useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { WorkflowEditor } from './editor/WorkflowEditor';
import { useDiscardWorkflow } from './workflow-editor.mutations';
import { workflowEditorQueries } from './workflow-editor.queries';
import type { ListedWorkflow } from './workflow-editor.types';

/** One version of a workflow, to be read, or to be edited where it is a draft of mine. */
export function WorkflowEditorPage() {
  useEveryFont();
  const { serviceId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(workflowEditorQueries.list(tenant.id));
  return (
    <QueryBoundary query={query}>
      {(list) => {
        const listed = list.find(({ id }) => id === serviceId);
        if (listed === undefined) return <ErrorPage kind="missing" />;
        const inForce = list.find((each) => each.code === listed.code && each.is_in_force);
        return <VersionOf key={serviceId} listed={listed} inForce={inForce} />;
      }}
    </QueryBoundary>
  );
}

interface VersionOfProps {
  readonly listed: ListedWorkflow;
  readonly inForce: ListedWorkflow | undefined;
}

function VersionOf({ listed, inForce }: VersionOfProps) {
  const { t } = useTranslation('workflow-editor');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const mayManage = useCan('workflow:manage') && listed.tenant_id === tenant.id;
  const query = useQuery(workflowEditorQueries.detail(listed.tenant_id, listed.id));
  const [round, setRound] = useState(0);
  const title = nameOf(listed);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: t('title'), link: { to: '/administration/workflows' } },
          { label: t('version', { version: listed.version }) },
        ]}
        badges={
          <Badge color={listed.status === 'PUBLISHED' ? 'green' : 'gray'}>
            {t(`state.${listed.status}`)} · {t('version', { version: listed.version })}
          </Badge>
        }
        actions={
          mayManage && listed.status === 'DRAFT' ? (
            <Discard id={listed.id} revision={query.data?.revision ?? listed.revision} />
          ) : undefined
        }
      />
      <QueryBoundary query={query}>
        {(workflow) =>
          workflow === null ? (
            <ErrorPage kind="missing" />
          ) : (
            <WorkflowEditor
              key={round}
              stored={workflow}
              inForce={inForce}
              mayManage={mayManage}
              onReload={() => void query.refetch().then(() => setRound((before) => before + 1))}
            />
          )
        }
      </QueryBoundary>
    </>
  );
}

function Discard({ id, revision }: { readonly id: string; readonly revision: number }) {
  const { t } = useTranslation('workflow-editor');
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const discard = useDiscardWorkflow();
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setIsOpen(true)}>
        {t('discard.open')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('discard.open')}
        confirmLabel={t('discard.open')}
        isDangerous
        isBusy={discard.isPending}
        error={discard.error}
        onConfirm={() =>
          discard.mutate(
            { id, revision },
            { onSuccess: () => void navigate({ to: '/administration/workflows' }) },
          )
        }
        onClose={() => setIsOpen(false)}
      >
        {t('discard.text')}
      </ConfirmDialog>
    </>
  );
}
