import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { DayInput } from '~/ui/form/DayInput';
import { useEndLead } from '../rate.mutations';
import type { Lead, LeadKind } from '../rate.types';

interface EndLeadDialogProps {
  readonly kind: LeadKind;
  readonly lead: Lead;
  readonly onClose: () => void;
}

/** The last day of a lead, or its withdrawal before it began. */
export function EndLeadDialog({ kind, lead, onClose }: EndLeadDialogProps) {
  const { t } = useTranslation('rates');
  const { tenant } = useSession();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const [last, setLast] = useState<string>(today);
  const end = useEndLead();
  const isFuture = lead.valid_from > today;
  const verb = t(isFuture ? 'history.withdraw' : 'history.end');
  return (
    <ConfirmDialog
      isOpen
      title={verb}
      confirmLabel={verb}
      isDangerous
      isBusy={end.isPending}
      error={end.error}
      onConfirm={() =>
        end.mutate({ kind, id: lead.id, lastOn: isFuture ? null : last }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Text size="sm" mb="xs">
        {t('leads.endText')}
      </Text>
      {isFuture ? null : (
        <DayInput label={t('history.lastOn')} value={last} min={today} onChange={setLast} />
      )}
    </ConfirmDialog>
  );
}
