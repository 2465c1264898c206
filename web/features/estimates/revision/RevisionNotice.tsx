import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkText } from '~/ui/LinkText';
import type { Estimate } from '../estimate.types';

/** Where an estimate stands among its versions: what it revises and why, and what has taken its place. */
export function RevisionNotice({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('revisions');
  const sanctioned = estimate.sanctions.some(({ is_current: isCurrent }) => isCurrent);
  const successor = estimate.siblings.find(({ previous_id: previous }) => previous === estimate.id);
  const isSuperseded = sanctioned && estimate.application_status === 'INACTIVE';
  if (successor === undefined && estimate.previous_id === null) return null;
  const link = (id: string, text: string) => (
    <LinkText to="/estimates/$estimateId" params={{ estimateId: id }} inherit>
      {text}
    </LinkText>
  );
  return (
    <Alert color={isSuperseded ? 'saffron' : 'blue'} mb="md">
      {estimate.previous_id === null ? null : (
        <>
          <Text size="sm">
            {t('isRevision', {
              version: estimate.version_number,
              number: estimate.number ?? '',
            })}{' '}
            {link(estimate.previous_id, t('openPrevious'))}
          </Text>
          <Text size="sm">{t('because', { reason: estimate.revision_reason ?? '' })}</Text>
        </>
      )}
      {successor === undefined ? null : (
        <Text size="sm">
          {isSuperseded ? t('superseded') : t('beingRevised')}{' '}
          {link(successor.id, successor.revision_number ?? t('openRevision'))}
        </Text>
      )}
    </Alert>
  );
}
