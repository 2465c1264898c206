import { IconContract } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { LinkButton } from '~/ui/LinkButton';
import type { Estimate } from '../estimate.types';

/** The way from an approved estimate to its work order, while some of its work is in none. */
export function OrderButton({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const mayOrder = useCan('work_order:create');
  if (!mayOrder || estimate.application_status !== 'ACTIVE' || !estimate.has_free_lines)
    return null;
  return (
    <LinkButton
      leftSection={<IconContract size={16} aria-hidden />}
      to="/work-orders/new"
      search={{ estimate: estimate.id }}
    >
      {t('order.create')}
    </LinkButton>
  );
}
