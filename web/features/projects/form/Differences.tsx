import { Modal, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { projectQueries } from '../project.queries';
import { toForm, type ProjectForm } from '../project.schema';
import type { Project } from '../project.types';
import { useShownValue } from './use-shown-value';

interface DifferencesProps {
  readonly theirs: Project;
  readonly mine: ProjectForm;
  readonly masters: MasterLookup;
}

/** What is stored beside what was typed here: the fields in which the two differ. */
export function Differences({ theirs, mine, masters }: DifferencesProps) {
  const { t } = useTranslation('projects');
  const shown = useShownValue(masters);
  const stored = toForm(theirs);
  const keys = (Object.keys(stored) as (keyof ProjectForm)[]).filter(
    (key) => shown(key, stored) !== shown(key, mine),
  );
  if (keys.length === 0) return <Text size="sm">{t('conflict.same')}</Text>;
  return (
    <Table.ScrollContainer minWidth={420}>
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

interface DifferenceDialogProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly masters: MasterLookup;
  readonly onClose: () => void;
}

/** Theirs beside mine, over the form: what is stored now, asked anew each time. */
export function DifferenceDialog({ id, isOpen, masters, onClose }: DifferenceDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('drafts:newer.dialog')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <StoredBesideForm id={id} masters={masters} />
    </Modal>
  );
}

function StoredBesideForm({ id, masters }: Pick<DifferenceDialogProps, 'id' | 'masters'>) {
  const { tenant } = useSession();
  const { getValues } = useFormContext<ProjectForm>();
  const query = useQuery({ ...projectQueries.detail(tenant.id, id), staleTime: 0 });
  return (
    <QueryBoundary query={query}>
      {(stored) => <Differences theirs={stored} mine={getValues()} masters={masters} />}
    </QueryBoundary>
  );
}
