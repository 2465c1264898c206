import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { ServiceCard } from './list/ServiceCard';
import { workflowEditorQueries } from './workflow-editor.queries';

/** The workflows that rule the papers of the agency, own and inherited, with their versions and drafts. */
export function WorkflowListPage() {
  const { t } = useTranslation('workflow-editor');
  const { tenant } = useSession();
  const query = useQuery(workflowEditorQueries.list(tenant.id));
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: t('title') },
        ]}
        meta={t('intro')}
      />
      <QueryBoundary query={query}>
        {(list) => (
          <Stack gap="md">
            {[...new Set(list.map(({ code }) => code))].map((code) => (
              <ServiceCard key={code} versions={list.filter((each) => each.code === code)} />
            ))}
          </Stack>
        )}
      </QueryBoundary>
    </>
  );
}
