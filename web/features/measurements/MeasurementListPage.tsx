import { IconRulerMeasure } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import { useMeasurementColumns } from './list/use-measurement-columns';
import { useMeasurementFilters } from './list/use-measurement-filters';
import { measurementList } from './measurement.queries';
import type { MeasurementRow } from './measurement.types';

const rowLink = (row: MeasurementRow) =>
  ({ to: '/measurements/$measurementId', params: { measurementId: row.id } }) as const;

/** The measurement books of the tenant, with the sum of all that were found. */
export function MeasurementListPage() {
  const { t } = useTranslation('measurements');
  const { masters } = useMasters();
  return (
    <ListPage
      source={measurementList}
      title={t('common:nav.measurements')}
      searchLabel={t('list.search')}
      columns={useMeasurementColumns(masters)}
      filters={useMeasurementFilters(masters)}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      empty={(isFiltered) => (
        <EmptyState
          icon={IconRulerMeasure}
          title={t(isFiltered ? 'list.noHits' : 'list.empty')}
          hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
