import { IconChecklist } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import { useClosureColumns } from './list/use-closure-columns';
import { useClosureFilters } from './list/use-closure-filters';
import { closureList } from './asset.queries';
import type { ClosureRow } from './asset.types';

const rowLink = (row: ClosureRow) =>
  ({ to: '/closures/$closureId', params: { closureId: row.id } }) as const;

/** The closures of the agency: what was finished, when and at what value. */
export function ClosureListPage() {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  return (
    <ListPage
      source={closureList}
      title={t('closures.title')}
      searchLabel={t('closures.search')}
      columns={useClosureColumns()}
      filters={useClosureFilters()}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      empty={(isFiltered) => (
        <EmptyState
          icon={IconChecklist}
          title={t(isFiltered ? 'closures.noHits' : 'closures.empty')}
          hint={t(isFiltered ? 'closures.noHitsHint' : 'closures.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
