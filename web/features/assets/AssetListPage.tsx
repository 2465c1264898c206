import { IconBuildingBridge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { useCan } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { assetList } from './asset.queries';
import type { AssetRow } from './asset.types';
import { useAssetColumns } from './list/use-asset-columns';
import { useAssetFilters } from './list/use-asset-filters';

const rowLink = (row: AssetRow) =>
  ({ to: '/assets/$assetId', params: { assetId: row.id } }) as const;

/** The register of assets that works have left, with what they cost together. */
export function AssetListPage() {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  const mayReadClosures = useCan('closure:read');
  return (
    <ListPage
      source={assetList}
      title={t('common:nav.assets')}
      searchLabel={t('list.search')}
      columns={useAssetColumns(masters)}
      filters={useAssetFilters(masters)}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      actions={
        mayReadClosures ? (
          <LinkButton to="/closures" variant="default">
            {t('closures.title')}
          </LinkButton>
        ) : null
      }
      empty={(isFiltered) => (
        <EmptyState
          icon={IconBuildingBridge}
          title={t(isFiltered ? 'list.noHits' : 'list.empty')}
          hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
