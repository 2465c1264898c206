import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperFiles } from '~/features/documents';
import { useMasters, usePhotoPlace } from '~/features/masters';
import { PaperPage, usePaperTabs } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { mayEditAsset } from './asset.permissions';
import { assetQueries } from './asset.queries';
import type { Asset } from './asset.types';
import { AssetFacts } from './detail/AssetFacts';
import { AssetFormDialog } from './detail/AssetFormDialog';
import { useWorkChain } from './detail/use-work-chain';
import { useAssetComparer } from './use-asset-comparer';

/** One asset: what it is, where, what it cost, which work left it, and its photographs. */
export function AssetDetailPage() {
  const { assetId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(assetQueries.detail(tenant.id, assetId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(asset) => <Detail asset={asset} />}</QueryBoundary>;
}

function Detail({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('assets');
  const search = useSearch({ strict: false });
  const { masters } = useMasters();
  const { can } = useSession();
  const format = useFormat();
  const placeOf = usePhotoPlace();
  const [isEditing, setIsEditing] = useState(false);
  const common = usePaperTabs({ type: 'asset', paper: asset, search, compare: useAssetComparer() });
  const steps = useWorkChain(asset.work_order, {
    closure: asset.closure === null ? null : { ...asset.closure, isDone: true },
    asset: { ...asset, isDone: asset.application_status === 'ACTIVE' },
    here: 'asset',
  });
  useRememberOpened({
    type: 'asset',
    id: asset.id,
    number: asset.number,
    title: asset.name,
    href: `/assets/${asset.id}`,
  });
  return (
    <>
      <PaperPage
        type="asset"
        paper={asset}
        search={search}
        title={asset.name}
        crumbs={[{ label: t('common:nav.assets'), link: { to: '/assets' } }]}
        meta={
          <>
            <MoneyText value={asset.cost} fw={700} c="var(--mantine-color-text)" />
            <Text span size="sm">
              {masters.name('ASSET_CLASS', asset.class_code)}
            </Text>
            <Text span size="sm">
              {masters.place(asset)}
            </Text>
          </>
        }
        headerActions={
          mayEditAsset(asset, can) ? (
            <Button
              variant="light"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setIsEditing(true)}
            >
              {t('edit')}
            </Button>
          ) : null
        }
        steps={steps}
        tabs={[
          {
            value: 'facts',
            label: t('facts'),
            content: <AssetFacts asset={asset} />,
            isPrinted: true,
          },
          {
            value: 'photos',
            label: t('photos', { count: asset.photos.length }),
            content: (
              <PaperFiles documents={asset.photos} placeOf={placeOf} emptyTitle={t('noPhotos')} />
            ),
          },
          ...common,
        ]}
        printFacts={[
          [t('field.number'), asset.number ?? ''],
          [t('field.class'), masters.name('ASSET_CLASS', asset.class_code)],
          [t('field.place'), masters.place(asset)],
          [t('field.builtOn'), format.date(asset.built_on)],
        ]}
      />
      {isEditing ? <AssetFormDialog asset={asset} onClose={() => setIsEditing(false)} /> : null}
    </>
  );
}
