import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { workflowEditorQueries } from '../workflow-editor.queries';
import type { Workflow } from '../workflow-editor.types';
import type { Names } from './use-names';

interface PeopleListProps {
  readonly workflow: Workflow;
  readonly names: Names;
}

/** The workflow tried on the people of today: who could act at each state. */
export function PeopleList({ workflow, names }: PeopleListProps) {
  const { t } = useTranslation('workflow-editor');
  const { tenant } = useSession();
  const used = [...new Set(workflow.actions.flatMap(({ role_codes: roles }) => roles))].sort();
  const query = useQuery(workflowEditorQueries.people(tenant.id, used));
  return (
    <QueryBoundary query={query}>
      {(people) => (
        <Table.ScrollContainer minWidth={480}>
          <Table aria-label={t('view.people')}>
            <Table.Thead>
              <Table.Tr>
                {(['state', 'action', 'people'] as const).map((column) => (
                  <Table.Th key={column}>{t(`table.${column}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {workflow.states.flatMap((state) =>
                workflow.actions
                  .filter(({ from }) => from === state.code)
                  .map((action) => {
                    const who = people.filter(({ role_code: role }) =>
                      action.role_codes.includes(role),
                    );
                    const actors = [...new Set(who.map(({ name }) => name))];
                    if (action.role_codes.includes('SYSTEM')) actors.push(names.role('SYSTEM'));
                    return (
                      <Table.Tr key={`${state.code} ${action.code}`}>
                        <Table.Td>{names.state(state.code)}</Table.Td>
                        <Table.Td>{names.action(state.code, action.code)}</Table.Td>
                        <Table.Td>
                          {actors.length === 0 ? (
                            <Text size="sm" fw={600} c="var(--mantine-color-error)">
                              {t('table.nobody')}
                            </Text>
                          ) : (
                            actors.join(', ')
                          )}
                        </Table.Td>
                      </Table.Tr>
                    );
                  }),
              )}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </QueryBoundary>
  );
}
