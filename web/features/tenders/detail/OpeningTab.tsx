import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { DateText } from '~/ui/DateText';
import { useNow } from '~/ui/use-now';
import { useOpenBids } from '../tender.mutations';
import type { Tender } from '../tender.types';

type Envelope = 'TECHNICAL' | 'FINANCIAL';

/** Which envelope comes next, by how far the tendering has come. */
const NEXT: Readonly<Partial<Record<Tender['stage'], Envelope>>> = {
  PUBLISHED: 'TECHNICAL',
  FINANCIAL_WAIT: 'FINANCIAL',
};

/** The openings: who took part, and the button for the next officer once the time has come. */
export function OpeningTab({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  return (
    <Stack gap="md">
      <NextOpening tender={tender} />
      <Openings tender={tender} envelope="TECHNICAL" />
      {tender.envelopes === 'TWO' ? <Openings tender={tender} envelope="FINANCIAL" /> : null}
      <Text size="sm" c="dimmed">
        {t('opening.sealed')}
      </Text>
    </Stack>
  );
}

function NextOpening({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  const { can, user } = useSession();
  const format = useFormat();
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const open = useOpenBids();
  const envelope = NEXT[tender.stage];
  if (envelope === undefined || tender.opens_at === null) return null;
  const isDue = now >= Date.parse(tender.opens_at);
  const hasOpened = tender.openings.some(
    (act) => act.envelope === envelope && act.officer_id === user.id,
  );
  if (!isDue) {
    return (
      <Alert icon={<IconLock size={18} aria-hidden />} title={t('opening.lockedTitle')}>
        {t('opening.locked', { date: format.dateTime(tender.opens_at) })}
      </Alert>
    );
  }
  return (
    <Alert icon={<IconLockOpen size={18} aria-hidden />} title={t(`opening.due.${envelope}`)}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{hasOpened ? t('opening.waiting') : t('opening.dueText')}</Text>
        {can('tender:open') && !hasOpened ? (
          <Button onClick={() => setAsking(true)} className="no-print">
            {t(`opening.open.${envelope}`)}
          </Button>
        ) : null}
      </Stack>
      <ConfirmDialog
        isOpen={isAsking}
        title={t(`opening.open.${envelope}`)}
        confirmLabel={t('opening.confirm')}
        isBusy={open.isPending}
        error={open.error}
        onConfirm={() => open.mutate(tender.id, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {t('opening.confirmText')}
      </ConfirmDialog>
    </Alert>
  );
}

function Openings({ tender, envelope }: { readonly tender: Tender; readonly envelope: Envelope }) {
  const { t } = useTranslation('tenders');
  const acts = tender.openings.filter((act) => act.envelope === envelope);
  return (
    <Paper p="md" component="section" aria-labelledby={`opening-${envelope}`}>
      <Title order={2} fz="md" mb="xs" id={`opening-${envelope}`}>
        {t(`opening.title.${envelope}`)}
      </Title>
      {acts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('opening.none')}
        </Text>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {acts.map((act) => (
            <li key={act.officer_id}>
              <Text size="sm" span>
                {act.officer_name}
              </Text>{' '}
              <DateText value={act.at} withTime size="sm" c="dimmed" />
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
}
