import { IconFileDescription } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import { useProposalColumns } from './list/use-proposal-columns';
import { useProposalFilters } from './list/use-proposal-filters';
import { proposalList } from './proposal.queries';
import type { ListedProposal } from './proposal.types';

const rowLink = (row: ListedProposal) =>
  ({ to: '/proposals/$proposalId', params: { proposalId: row.id } }) as const;

/** The proposals of the agency, whatever project they are for. */
export function ProposalListPage() {
  const { t } = useTranslation('proposals');
  const { masters } = useMasters();
  return (
    <ListPage
      source={proposalList}
      title={t('list.title')}
      searchLabel={t('list.search')}
      columns={useProposalColumns()}
      filters={useProposalFilters()}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      empty={(isFiltered) => (
        <EmptyState
          icon={IconFileDescription}
          title={t(isFiltered ? 'list.noHits' : 'list.empty')}
          hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
