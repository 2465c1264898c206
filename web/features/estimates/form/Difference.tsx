import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { CompareView } from '~/ui/compare/CompareView';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { compareEstimates } from '../estimate.compare';
import { contentOfForm } from '../estimate.content';
import { estimateQueries } from '../estimate.queries';
import { toForm, type EstimateForm } from '../estimate.schema';
import type { Estimate } from '../estimate.types';
import { useEstimateForm } from './form-context';
import type { FormOverhead } from './preview-store';

interface DifferenceProps {
  readonly stored: Estimate;
  readonly mine: EstimateForm;
  readonly mineLabel: string;
  readonly masters: MasterLookup;
  readonly overheads: readonly FormOverhead[];
}

/** What is stored beside what was typed here, cell by cell. */
export function Difference({ stored, mine, mineLabel, masters, overheads }: DifferenceProps) {
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const comparison = useMemo(() => {
    const content = (form: EstimateForm) => contentOfForm(form, overheads, stored.rates_on);
    return compareEstimates(content(toForm(stored)), content(mine), {
      t: (key, params) => t(key, params ?? {}),
      department: (code) => masters.name('DEPARTMENT', code),
      unit: masters.unitName,
      overhead: masters.overheadName,
    });
  }, [stored, mine, masters, overheads, t]);
  const { moved_by_name: name, updated_at: changedAt } = stored.workflow;
  const at = format.dateTime(changedAt);
  return (
    <CompareView
      comparison={comparison}
      beforeLabel={
        name === null ? t('recovery.stored', { at }) : t('recovery.storedBy', { at, name })
      }
      afterLabel={mineLabel}
    />
  );
}

interface DifferenceDialogProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly masters: MasterLookup;
  readonly overheads: readonly FormOverhead[];
  readonly onClose: () => void;
}

/** Theirs beside mine, over the form: what is stored now, asked anew each time. */
export function DifferenceDialog({ isOpen, onClose, ...rest }: DifferenceDialogProps) {
  const { t } = useTranslation('drafts');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="xl"
      title={t('newer.dialog')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <StoredBesideForm {...rest} />
    </Modal>
  );
}

type StoredBesideFormProps = Omit<DifferenceDialogProps, 'isOpen' | 'onClose'>;

function StoredBesideForm({ id, ...rest }: StoredBesideFormProps) {
  const { t } = useTranslation('drafts');
  const { tenant } = useSession();
  const { getValues } = useEstimateForm();
  const query = useQuery({ ...estimateQueries.detail(tenant.id, id), staleTime: 0, gcTime: 0 });
  return (
    <QueryBoundary query={query}>
      {(stored) => (
        <Difference stored={stored} mine={getValues()} mineLabel={t('recovery.inForm')} {...rest} />
      )}
    </QueryBoundary>
  );
}
