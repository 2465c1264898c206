import { Button, Group, Table, Text } from '@mantine/core';
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
import { toForm, type ProjectForm } from '../project.schema';
import type { Project } from '../project.types';
import { useShownValue } from './use-shown-value';

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
  const query = useQuery({ ...projectQueries.detail(tenant.id, projectId), staleTime: 0 });
  return (
    <StaleNotice error={error} stateName={(state) => stateName('project', state)}>
      <QueryBoundary query={query}>
        {(theirs) => (
          <>
            <Differences theirs={theirs} masters={masters} />
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

interface DifferencesProps {
  readonly theirs: Project;
  readonly masters: MasterLookup;
}

function Differences({ theirs, masters }: DifferencesProps) {
  const { t } = useTranslation('projects');
  const shown = useShownValue(masters);
  const mine = useFormContext<ProjectForm>().getValues();
  const stored = toForm(theirs);
  const keys = (Object.keys(stored) as (keyof ProjectForm)[]).filter(
    (key) => shown(key, stored) !== shown(key, mine),
  );
  if (keys.length === 0) {
    return (
      <Text size="sm" mt="xs">
        {t('conflict.same')}
      </Text>
    );
  }
  return (
    <Table.ScrollContainer minWidth={420} mt="xs">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('conflict.field')}</Table.Th>
            <Table.Th scope="col">{t('conflict.theirs')}</Table.Th>
            <Table.Th scope="col">{t('conflict.mine')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{t(`field.${key}`)}</Table.Th>
              <Table.Td>{shown(key, stored)}</Table.Td>
              <Table.Td>{shown(key, mine)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
