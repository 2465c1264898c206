import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters, usePhotoPlace } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Asset } from '../asset.types';
import { AssetMap } from './AssetMap';

/** What the register says of an asset. */
export function AssetFacts({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const placeOf = usePhotoPlace();
  const { work_order: order, closure } = asset;
  return (
    <Paper p="md">
      <KeyValueGrid
        items={[
          { label: t('field.number'), value: asset.number ?? t('requested') },
          { label: t('field.class'), value: masters.name('ASSET_CLASS', asset.class_code) },
          { label: t('field.cost'), value: <MoneyText value={asset.cost} /> },
          {
            label: t('field.department'),
            value: masters.name('DEPARTMENT', asset.department_code),
          },
          { label: t('field.place'), value: masters.place(asset) },
          {
            label: t('field.position'),
            value: placeOf(asset),
          },
          { label: t('field.builtOn'), value: <DateText value={asset.built_on} /> },
          {
            label: t('field.registeredOn'),
            value: asset.registered_on === null ? null : <DateText value={asset.registered_on} />,
          },
          {
            label: t('common:noun.project'),
            value: (
              <LinkText to="/projects/$projectId" params={{ projectId: order.project.id }}>
                {order.project.number ?? order.project.name}
              </LinkText>
            ),
          },
          {
            label: t('common:noun.work_order'),
            value: (
              <LinkText to="/work-orders/$workOrderId" params={{ workOrderId: order.id }}>
                {order.number}
              </LinkText>
            ),
          },
          {
            label: t('closure.title'),
            value:
              closure === null ? null : (
                <LinkText to="/closures/$closureId" params={{ closureId: closure.id }}>
                  {closure.number}
                </LinkText>
              ),
          },
          { label: t('field.builder'), value: nameOf(order.organisation) },
          { label: t('field.description'), value: asset.description, isWide: true },
        ]}
      />
      <AssetMap asset={asset} />
    </Paper>
  );
}
