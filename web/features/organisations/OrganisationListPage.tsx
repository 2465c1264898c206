import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { useCan } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { useOrganisationColumns } from './list/use-organisation-columns';
import { useOrganisationFilters } from './list/use-organisation-filters';
import { organisationList } from './organisation.queries';
import type { OrganisationRow } from './organisation.types';

const rowLink = (row: OrganisationRow) =>
  ({ to: '/organisations/$organisationId', params: { organisationId: row.id } }) as const;

/** The register of community organisations, contractors and vendors. */
export function OrganisationListPage() {
  const { t } = useTranslation('organisations');
  const { masters } = useMasters();
  return (
    <ListPage
      source={organisationList}
      title={t('common:nav.organisations')}
      searchLabel={t('list.search')}
      columns={useOrganisationColumns(masters)}
      filters={useOrganisationFilters(masters)}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      actions={<AddButton />}
      empty={(isFiltered) =>
        isFiltered ? (
          <EmptyState icon={IconUsersGroup} title={t('list.noHits')} hint={t('list.noHitsHint')} />
        ) : (
          <EmptyState
            icon={IconUsersGroup}
            title={t('list.empty')}
            hint={t('list.emptyHint')}
            action={<AddButton />}
          />
        )
      }
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}

function AddButton() {
  const { t } = useTranslation('organisations');
  if (!useCan('organisation:manage')) return null;
  return (
    <LinkButton
      to="/organisations/$organisationId/edit"
      params={{ organisationId: 'new' }}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      {t('list.add')}
    </LinkButton>
  );
}
