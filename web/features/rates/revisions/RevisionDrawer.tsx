import { Button, Drawer, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import { useCancelRevision } from '../rate.mutations';
import { rateQueries } from '../rate.queries';
import type { RevisionDetail } from '../rate.types';
import { RevisionItems } from './RevisionItems';

const STATES = ['ALL', 'COMPLETED', 'FAILED', 'SCHEDULED'] as const;

/** One revision: how far it is, and what became of each item. */
export function RevisionDrawer({ id }: { readonly id: string }) {
  const { t } = useTranslation('rates');
  const { tenant } = useSession();
  const navigate = useNavigate();
  const [state, setState] = useState<(typeof STATES)[number]>('ALL');
  const query = useQuery(rateQueries.revision(tenant.id, id, state));
  const close = () => void navigate({ to: '/rates', search: { show: 'revisions' } });
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="xl"
      title={query.data?.number ?? t('revisions.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryBoundary query={query}>
        {(revision) => (
          <Stack gap="sm">
            <Head revision={revision} />
            <SegmentedControl
              aria-label={t('revisions.status')}
              value={state}
              onChange={(value) => setState(value)}
              data={STATES.map((value) => ({
                value,
                label: t(`revisions.item.${value}`, {
                  count: value === 'ALL' ? revision.item_count : (revision.counts[value] ?? 0),
                }),
              }))}
            />
            <RevisionItems items={revision.items} />
          </Stack>
        )}
      </QueryBoundary>
    </Drawer>
  );
}

function Head({ revision }: { readonly revision: RevisionDetail }) {
  const { t } = useTranslation('rates');
  const format = useFormat();
  const manages = useCan('rate:manage');
  const { tenant } = useSession();
  const cancel = useCancelRevision();
  const [isAsking, setAsking] = useState(false);
  const done = revision.item_count - (revision.counts.SCHEDULED ?? 0);
  const mayCancel =
    manages &&
    revision.status === 'SCHEDULED' &&
    revision.origin === 'MANUAL' &&
    revision.tenant_id === tenant.id;
  return (
    <>
      <Group justify="space-between" gap="xs">
        <StatusBadge state={revision.status} label={t(`revisions.state.${revision.status}`)} />
        <Text size="sm">
          {t('revisions.from', { day: format.date(revision.effective_on) })}
          {revision.reason === null ? '' : ` · ${revision.reason}`}
        </Text>
        {mayCancel ? (
          <Button color="red" variant="light" size="compact-sm" onClick={() => setAsking(true)}>
            {t('revisions.cancel')}
          </Button>
        ) : null}
      </Group>
      <div role="status">
        <Text size="sm" mb={4} className="tabular">
          {t('revisions.progress', {
            done,
            count: revision.item_count,
            failed: revision.counts.FAILED ?? 0,
          })}
        </Text>
        <Progress
          value={(done / revision.item_count) * 100}
          animated={revision.status === 'RUNNING'}
          aria-label={t('revisions.progressLabel')}
        />
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('revisions.cancel')}
        confirmLabel={t('revisions.cancel')}
        isDangerous
        isBusy={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate(revision.id, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {t('revisions.cancelText')}
      </ConfirmDialog>
    </>
  );
}
