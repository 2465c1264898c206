import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { AccessChain } from './access/AccessChain';
import { AccessQuestion } from './access/AccessQuestion';
import { employeeQueries } from './employee.queries';
import type { AccessSearch } from './employee.search';

/** Why can, or can't, this person do this? Everyone may ask about themselves. */
export function AccessPage() {
  const { t } = useTranslation('employees');
  const { tenant, can } = useSession();
  const asked: AccessSearch = useSearch({ strict: false });
  // A link about somebody else, followed by who may ask only about themselves.
  const { person: _person, ...aboutMe } = asked;
  const search = can('membership:read') ? asked : aboutMe;
  const isPaper = search.paper !== undefined && search.type !== undefined;
  const isComplete = isPaper ? search.action !== undefined : search.permission !== undefined;
  const query = useQuery({ ...employeeQueries.access(tenant.id, search), enabled: isComplete });
  const title = t('access.title');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: title },
        ]}
        meta={
          <Text span size="sm">
            {t('access.hint')}
          </Text>
        }
      />
      <AccessQuestion search={search} />
      {isComplete ? (
        <QueryBoundary query={query}>{(answer) => <AccessChain answer={answer} />}</QueryBoundary>
      ) : null}
    </>
  );
}
