import { useTranslation } from 'react-i18next';
import { ProjectDetailPage } from '~/features/projects/ProjectDetailPage';
import { ProjectProposals } from '~/features/proposals';
import type { PaperTab } from '~/features/workflow';
import { useCan } from '~/session/use-session';

/** A project with what the proposals say of it. */
export function ProjectPage() {
  return <ProjectDetailPage useMoreTabs={useProposalTab} />;
}

function useProposalTab(projectId: string, isPast: boolean): readonly PaperTab[] {
  const { t } = useTranslation();
  const seesProposals = useCan('proposal:read');
  if (!seesProposals) return [];
  return [
    {
      value: 'proposal',
      label: t('noun.proposal'),
      content: <ProjectProposals projectId={projectId} isPast={isPast} />,
    },
  ];
}
