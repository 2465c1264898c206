import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import type { Measurable } from '../measurement.types';

/** Why no new book can begin now, and where to go instead. */
export function CannotMeasure({ measurable }: { readonly measurable: Measurable }) {
  const { t } = useTranslation('measurements');
  const { ofField } = useErrorText();
  const { open, refusal, work_order: order } = measurable;
  return (
    <EmptyState
      icon={IconLock}
      title={t('refused.title', { number: order.number ?? '' })}
      hint={refusal === null ? '' : ofField({ pointer: '', code: refusal, params: {} })}
      action={
        open === null ? (
          <LinkButton to="/measurements" search={{ order: order.id }}>
            {t('refused.books')}
          </LinkButton>
        ) : (
          <LinkButton to="/measurements/$measurementId" params={{ measurementId: open.id }}>
            {t('refused.open', { number: open.number ?? t('draft') })}
          </LinkButton>
        )
      }
    />
  );
}
