import { IconGavel, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { useCan } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { useTenderColumns } from './list/use-tender-columns';
import { useTenderFilters } from './list/use-tender-filters';
import { tenderList } from './tender.queries';
import type { TenderRow } from './tender.types';

const rowLink = (row: TenderRow) =>
  ({ to: '/tenders/$tenderId', params: { tenderId: row.id } }) as const;

/** The tenders of the agency. */
export function TenderListPage() {
  const { t } = useTranslation('tenders');
  const { masters } = useMasters();
  const mayCreate = useCan('tender:create');
  const add = mayCreate ? (
    <LinkButton to="/tenders/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('new')}
    </LinkButton>
  ) : null;
  return (
    <ListPage
      source={tenderList}
      title={t('common:nav.tenders')}
      searchLabel={t('list.search')}
      columns={useTenderColumns()}
      filters={useTenderFilters()}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      actions={
        <>
          <LinkButton to="/letters" variant="default">
            {t('letters.title')}
          </LinkButton>
          {add}
        </>
      }
      empty={(isFiltered) =>
        isFiltered ? (
          <EmptyState icon={IconGavel} title={t('list.noHits')} hint={t('list.noHitsHint')} />
        ) : (
          <EmptyState
            icon={IconGavel}
            title={t('list.empty')}
            hint={t('list.emptyHint')}
            action={add}
          />
        )
      }
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
