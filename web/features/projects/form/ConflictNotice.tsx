import { Box, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { ApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StaleNotice } from '~/ui/StaleNotice';
import { projectQueries } from '../project.queries';
import type { ProjectForm } from '../project.schema';
import type { Project } from '../project.types';
import { Differences } from './Differences';

interface ConflictNoticeProps {
  readonly projectId: string;
  readonly error: ApiError;
  readonly masters: MasterLookup;
  /** Saves what is in the form over the other person's version. */
  readonly onKeepMine: (version: number) => void;
  /** Fills the form with what is stored. */
  readonly onTakeTheirs: (project: Project) => void;
}

/** Somebody else saved first: who, when, and where the two differ, side by side. Nothing is lost. */
export function ConflictNotice(props: ConflictNoticeProps) {
  const { projectId, error, masters, onKeepMine, onTakeTheirs } = props;
  const { t } = useTranslation('projects');
  const { tenant } = useSession();
  const { stateName } = useWorkflowNames();
  const { getValues } = useFormContext<ProjectForm>();
  const query = useQuery({ ...projectQueries.detail(tenant.id, projectId), staleTime: 0 });
  return (
    <StaleNotice error={error} stateName={(state) => stateName('project', state)}>
      <QueryBoundary query={query}>
        {(theirs) => (
          <>
            <Box mt="xs">
              <Differences theirs={theirs} mine={getValues()} masters={masters} />
            </Box>
            <Group gap="xs" mt="sm">
              {theirs.workflow.is_updatable ? (
                <Button size="xs" onClick={() => onKeepMine(theirs.workflow.version)}>
                  {t('conflict.keepMine')}
                </Button>
              ) : null}
              <Button size="xs" variant="default" onClick={() => onTakeTheirs(theirs)}>
                {t('conflict.takeTheirs')}
              </Button>
            </Group>
          </>
        )}
      </QueryBoundary>
    </StaleNotice>
  );
}
