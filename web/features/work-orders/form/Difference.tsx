import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { CompareView } from '~/ui/compare/CompareView';
import { QueryBoundary } from '~/ui/QueryBoundary';
import type { OrderBasis } from '../order-basis.types';
import { useOrderComparer } from '../use-order-comparer';
import { workOrderQueries } from '../work-order.queries';
import { toForm, type WorkOrderForm } from '../work-order.schema';
import type { WorkOrder } from '../work-order.types';
import { useFormContent } from './form-content';

interface DifferenceProps {
  readonly stored: WorkOrder;
  readonly basis: OrderBasis;
  readonly mine: WorkOrderForm;
  readonly mineLabel: string;
}

/** What is stored beside what was typed here, under the headings of the form. */
export function Difference({ stored, basis, mine, mineLabel }: DifferenceProps) {
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const compare = useOrderComparer();
  const contentOf = useFormContent(basis);
  const { moved_by_name: name, updated_at: changedAt } = stored.workflow;
  const at = format.dateTime(changedAt);
  return (
    <CompareView
      comparison={compare(contentOf(toForm(stored)), contentOf(mine))}
      beforeLabel={
        name === null ? t('recovery.stored', { at }) : t('recovery.storedBy', { at, name })
      }
      afterLabel={mineLabel}
    />
  );
}

interface DifferenceDialogProps {
  readonly id: string;
  readonly basis: OrderBasis;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Theirs beside mine, over the form: what is stored now, asked anew each time. */
export function DifferenceDialog({ id, basis, isOpen, onClose }: DifferenceDialogProps) {
  const { t } = useTranslation('drafts');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="xl"
      title={t('newer.dialog')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <StoredBesideForm id={id} basis={basis} />
    </Modal>
  );
}

function StoredBesideForm({ id, basis }: Pick<DifferenceDialogProps, 'id' | 'basis'>) {
  const { t } = useTranslation('drafts');
  const { tenant } = useSession();
  const { getValues } = useFormContext<WorkOrderForm>();
  const query = useQuery({ ...workOrderQueries.detail(tenant.id, id), staleTime: 0, gcTime: 0 });
  return (
    <QueryBoundary query={query}>
      {(stored) => (
        <Difference {...{ stored, basis }} mine={getValues()} mineLabel={t('recovery.inForm')} />
      )}
    </QueryBoundary>
  );
}
