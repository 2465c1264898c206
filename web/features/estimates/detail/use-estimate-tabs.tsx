import { useTranslation } from 'react-i18next';
import { usePaperTabs, type PaperSearch, type PaperTab } from '~/features/workflow';
import type { Estimate } from '../estimate.types';
import { DeviationTable } from '../revision/DeviationTable';
import { StatementTab } from '../statement/StatementTab';
import { useEstimateComparer } from '../use-estimate-comparer';
import { AbstractTable } from './AbstractTable';
import { MeasurementSheet } from './MeasurementSheet';
import { SanctionList } from './SanctionList';

/** The papers of an estimate, before those that every kind of paper has. */
export function useEstimateTabs(estimate: Estimate, search: PaperSearch): readonly PaperTab[] {
  const { t } = useTranslation('estimates');
  const compare = useEstimateComparer();
  const common = usePaperTabs({ type: 'estimate', paper: estimate, search, compare });
  const { sanctions } = estimate;
  return [
    {
      value: 'abstract',
      label: t('tab.abstract'),
      content: <AbstractTable estimate={estimate} />,
      isPrinted: true,
    },
    ...(estimate.previous_id === null
      ? []
      : [
          {
            value: 'deviation',
            label: t('revisions:deviation.tab'),
            content: <DeviationTable estimateId={estimate.id} />,
            isPrinted: true,
          },
        ]),
    {
      value: 'measurements',
      label: t('tab.measurements'),
      content: <MeasurementSheet estimate={estimate} />,
      isPrinted: true,
    },
    {
      value: 'statement',
      label: t('tab.statement'),
      content: <StatementTab estimate={estimate} />,
      // An annex: on paper for whoever prints while reading it.
      isPrinted: 'open',
    },
    {
      value: 'sanctions',
      label: t('tab.sanctions', { count: sanctions.filter((s) => s.is_current).length }),
      content: <SanctionList sanctions={sanctions} />,
      isPrinted: sanctions.length > 0,
    },
    ...common,
  ];
}
