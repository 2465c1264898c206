import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { CompareView } from '~/ui/compare/CompareView';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { measurementQueries } from '../measurement.queries';
import { toForm, type MeasurementForm } from '../measurement.schema';
import type { Measurement } from '../measurement.types';
import { useMeasurementComparer } from '../use-measurement-comparer';
import { contentOfForm } from './form-content';
import { useMeasurementForm } from './form-context';
import type { FormPlace } from './starting-form';

interface DifferenceProps {
  readonly place: FormPlace;
  readonly stored: Measurement;
  readonly mine: MeasurementForm;
  readonly mineLabel: string;
}

/** What is stored beside what was typed here, row by row. */
export function Difference({ place, stored, mine, mineLabel }: DifferenceProps) {
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const compare = useMeasurementComparer();
  const { moved_by_name: name, updated_at: changedAt } = stored.workflow;
  const at = format.dateTime(changedAt);
  const content = (form: MeasurementForm) => contentOfForm(form, place, stored);
  return (
    <CompareView
      comparison={compare(content(toForm(stored, place.lines, place.side)), content(mine))}
      beforeLabel={
        name === null ? t('recovery.stored', { at }) : t('recovery.storedBy', { at, name })
      }
      afterLabel={mineLabel}
    />
  );
}

interface DifferenceDialogProps {
  readonly place: FormPlace;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Theirs beside mine, over the form: what is stored now, asked anew each time. */
export function DifferenceDialog({ place, isOpen, onClose }: DifferenceDialogProps) {
  const { t } = useTranslation('drafts');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="xl"
      title={t('newer.dialog')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <StoredBesideForm place={place} />
    </Modal>
  );
}

function StoredBesideForm({ place }: { readonly place: FormPlace }) {
  const { t } = useTranslation('drafts');
  const { tenant } = useSession();
  const { getValues } = useMeasurementForm();
  const query = useQuery({
    ...measurementQueries.detail(tenant.id, place.id),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <QueryBoundary query={query}>
      {(stored) => (
        <Difference {...{ place, stored }} mine={getValues()} mineLabel={t('recovery.inForm')} />
      )}
    </QueryBoundary>
  );
}
