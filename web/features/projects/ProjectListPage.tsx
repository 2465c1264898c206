import { useSearch } from '@tanstack/react-router';
import { IconBuildingCommunity, IconMap2, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { useCan } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { useProjectColumns } from './list/use-project-columns';
import { useProjectFilters } from './list/use-project-filters';
import { CREATE_PROJECT } from './project.permissions';
import { projectList } from './project.queries';
import type { ProjectSearch } from './project.search';
import type { ProjectRow } from './project.types';

const rowLink = (row: ProjectRow) =>
  ({ to: '/projects/$projectId', params: { projectId: row.id } }) as const;

/** The projects of the tenant. */
export function ProjectListPage() {
  const { t } = useTranslation('projects');
  const { masters } = useMasters();
  const search: ProjectSearch = useSearch({ strict: false });
  return (
    <ListPage
      source={projectList}
      title={t('common:nav.projects')}
      searchLabel={t('list.search')}
      columns={useProjectColumns(masters)}
      filters={useProjectFilters(masters, search)}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      actions={
        <>
          <LinkButton
            variant="default"
            to="/projects/map"
            search={search as never}
            leftSection={<IconMap2 size={16} aria-hidden />}
          >
            {t('map.asMap')}
          </LinkButton>
          <CreateButton />
        </>
      }
      empty={(isFiltered) => <NoProjects isFiltered={isFiltered} />}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}

function CreateButton() {
  const { t } = useTranslation('projects');
  if (!useCan(CREATE_PROJECT)) return null;
  return (
    <LinkButton to="/projects/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('list.create')}
    </LinkButton>
  );
}

function NoProjects({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation('projects');
  return isFiltered ? (
    <EmptyState icon={IconBuildingCommunity} title={t('list.noHits')} hint={t('list.noHitsHint')} />
  ) : (
    <EmptyState
      icon={IconBuildingCommunity}
      title={t('list.empty')}
      hint={t('list.emptyHint')}
      action={<CreateButton />}
    />
  );
}
