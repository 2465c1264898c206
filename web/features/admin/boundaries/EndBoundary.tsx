import { List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { BOUNDARIES } from '../masters/master-kinds';
import { useSaveMaster } from '../masters/master-rows.mutations';
import { boundaryQueries } from './boundary.queries';
import type { BoundaryRow } from './boundary.types';

interface EndBoundaryProps {
  readonly boundary: BoundaryRow;
  readonly onClose: () => void;
}

/** Ends a ward or locality after it has been read what stands in it, or brings it back. */
export function EndBoundary({ boundary, onClose }: EndBoundaryProps) {
  const { t } = useTranslation('agencies');
  const { tenant } = useSession();
  const name = useLocalName()(boundary);
  const { code, is_active: isActive, updated_at: expected } = boundary;
  const use = useQuery({ ...boundaryQueries.use(tenant.id, code), enabled: isActive });
  const save = useSaveMaster(BOUNDARIES);
  return (
    <ConfirmDialog
      isOpen
      title={t(isActive ? 'boundaries.endNamed' : 'boundaries.reviveNamed', { name })}
      confirmLabel={t(isActive ? 'boundaries.end' : 'boundaries.revive')}
      isDangerous={isActive}
      isBusy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={() =>
        save.mutate(
          { mode: 'change', row: { code, is_active: isActive ? 'no' : 'yes' }, expected },
          {
            onSuccess: () => {
              const message = t(isActive ? 'boundaries.wasEnded' : 'boundaries.wasRevived');
              notifications.show({ color: 'green', message });
              onClose();
            },
          },
        )
      }
    >
      {isActive ? (
        <>
          <Text mb="xs">{t('boundaries.endText')}</Text>
          <QueryBoundary query={use}>
            {(counts) => (
              <List size="sm">
                {(['projects', 'employees', 'boundaries'] as const).map((key) => (
                  <List.Item key={key}>
                    {t(`boundaries.use.${key}`, { count: counts[key] })}
                  </List.Item>
                ))}
              </List>
            )}
          </QueryBoundary>
        </>
      ) : (
        <Text>{t('boundaries.reviveText')}</Text>
      )}
    </ConfirmDialog>
  );
}
