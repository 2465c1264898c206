import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import type { ChainStep } from '~/ui/ChainRibbon';
import type { OrderFacts } from '../asset.types';

interface End {
  readonly closure: {
    readonly id: string;
    readonly number: string | null;
    readonly isDone: boolean;
  } | null;
  /** What was registered of it, or is to be. */
  readonly asset: {
    readonly id: string;
    readonly number: string | null;
    readonly isDone: boolean;
  } | null;
  /** On whose page this stands. */
  readonly here: 'closure' | 'asset';
}

/** The chain of a work as it looks from its end. Links lead where the reader may go. */
export function useWorkChain(
  order: OrderFacts,
  { closure, asset, here }: End,
): readonly ChainStep[] {
  const { t } = useTranslation('assets');
  const { can } = useSession();
  return useMemo(() => {
    const { project, estimate } = order;
    return [
      {
        key: 'project',
        label: t('common:noun.project'),
        progress: 'done',
        note: project.number,
        ...(can('project:read')
          ? { link: { to: '/projects/$projectId', params: { projectId: project.id } } }
          : {}),
      },
      ...(estimate === null || !can('estimate:read')
        ? []
        : [
            {
              key: 'estimate',
              label: t('common:noun.estimate'),
              progress: 'done',
              note: estimate.number,
              link: { to: '/estimates/$estimateId', params: { estimateId: estimate.id } },
            } satisfies ChainStep,
          ]),
      {
        key: 'workOrder',
        label: t('common:noun.work_order'),
        progress: 'done',
        note: order.number,
        ...(can('work_order:read')
          ? { link: { to: '/work-orders/$workOrderId', params: { workOrderId: order.id } } }
          : {}),
      },
      {
        key: 'closure',
        label: t('common:noun.closure'),
        progress: closure?.isDone === true ? 'done' : 'current',
        note: closure?.number ?? null,
        ...(here === 'closure' || closure === null || !can('closure:read')
          ? {}
          : { link: { to: '/closures/$closureId', params: { closureId: closure.id } } }),
      },
      {
        key: 'asset',
        label: t('common:noun.asset'),
        progress: asset === null ? 'ahead' : asset.isDone ? 'done' : 'current',
        note: asset?.number ?? null,
        ...(here === 'asset' || asset === null || !can('asset:read')
          ? {}
          : { link: { to: '/assets/$assetId', params: { assetId: asset.id } } }),
      },
    ];
  }, [order, closure, asset, here, can, t]);
}
