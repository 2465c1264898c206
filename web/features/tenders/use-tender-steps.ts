import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainStep } from '~/ui/ChainRibbon';
import type { Stage, Tender } from './tender.types';

/** The steps of tendering in their order, with the stages in which each is under way. */
const STEPS: readonly { readonly key: string; readonly at: readonly Stage[] }[] = [
  { key: 'paper', at: ['DRAFT', 'APPROVED'] },
  { key: 'bidding', at: ['PUBLISHED'] },
  { key: 'technical', at: ['TECHNICAL'] },
  { key: 'financial', at: ['FINANCIAL_WAIT', 'FINANCIAL'] },
  { key: 'award', at: ['RECOMMENDED'] },
];

/** Where the tender stands between its paper and its award. */
export function useTenderSteps({ stage }: Tender): readonly ChainStep[] {
  const { t } = useTranslation('tenders');
  return useMemo(() => {
    if (stage === 'CANCELLED') return [];
    const present =
      stage === 'AWARDED' ? STEPS.length : STEPS.findIndex(({ at }) => at.includes(stage));
    return STEPS.map(({ key }, index): ChainStep => ({
      key,
      label: t(`step.${key}`),
      progress: index < present ? 'done' : index === present ? 'current' : 'ahead',
    }));
  }, [stage, t]);
}
