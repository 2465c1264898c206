import { IconMailCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import { useLetterColumns } from './list/use-letter-columns';
import { useLetterFilters } from './list/use-letter-filters';
import { letterList } from './tender.queries';
import type { LetterRow } from './tender.types';

const rowLink = (row: LetterRow) =>
  ({ to: '/letters/$letterId', params: { letterId: row.id } }) as const;

/** The letters of intent of the agency, and by when their contractors must accept. */
export function LetterListPage() {
  const { t } = useTranslation('tenders');
  const { masters } = useMasters();
  return (
    <ListPage
      source={letterList}
      title={t('letters.title')}
      searchLabel={t('letters.search')}
      columns={useLetterColumns()}
      filters={useLetterFilters()}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      empty={(isFiltered) => (
        <EmptyState
          icon={IconMailCheck}
          title={t(isFiltered ? 'letters.noHits' : 'letters.empty')}
          hint={t(isFiltered ? 'letters.noHitsHint' : 'letters.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
