import { Button, Tooltip } from '@mantine/core';
import { IconCalculator, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { LinkButton } from '~/ui/LinkButton';
import { CREATE_PROJECT, editing, estimateStep } from '../project.permissions';
import type { Project } from '../project.types';

/** What the head of the page offers: edit, and the one step towards the estimate. */
export function HeaderActions({ project }: { readonly project: Project }) {
  return (
    <>
      <EditButton project={project} />
      <EstimateButton project={project} />
    </>
  );
}

function EditButton({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const { can } = useSession();
  if (!can(CREATE_PROJECT)) return null;
  const { isOpen, reason } = editing(project);
  const icon = <IconPencil size={16} aria-hidden />;
  if (isOpen) {
    return (
      <LinkButton
        to="/projects/$projectId/edit"
        params={{ projectId: project.id }}
        variant="default"
        leftSection={icon}
      >
        {t('detail.edit')}
      </LinkButton>
    );
  }
  const why = t([`errors:${reason ?? ''}`, 'errors:NOT_EDITABLE']);
  // Not the attribute `disabled`: the reason must be readable with the keyboard and on touch.
  return (
    <Tooltip label={why} maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Button
        variant="default"
        leftSection={icon}
        data-disabled
        aria-disabled
        aria-description={why}
        onClick={(event) => event.preventDefault()}
      >
        {t('detail.edit')}
      </Button>
    </Tooltip>
  );
}

function EstimateButton({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const { can } = useSession();
  const step = estimateStep(project, can);
  const icon = <IconCalculator size={16} aria-hidden />;
  switch (step.kind) {
    case 'create':
      return (
        <LinkButton
          to="/projects/$projectId/estimates/new"
          params={{ projectId: project.id }}
          leftSection={icon}
        >
          {t('detail.createEstimate')}
        </LinkButton>
      );
    case 'view':
      return (
        <LinkButton
          to="/estimates/$estimateId"
          params={{ estimateId: step.estimate.id }}
          leftSection={icon}
        >
          {t('detail.viewEstimate')}
        </LinkButton>
      );
    case 'none':
      return null;
  }
}
