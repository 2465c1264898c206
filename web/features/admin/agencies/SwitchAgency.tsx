import { Button, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconToggleLeft, IconToggleRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useSwitchAgency } from './agency.mutations';
import { agencyQueries } from './agency.queries';
import type { Agency, AgencyUse } from './agency.types';

/** Switches an agency off after it has been read what depends on it, or on again. */
export function SwitchAgency({ agency }: { readonly agency: Agency }) {
  const { t } = useTranslation('agencies');
  const nameOf = useLocalName();
  const [isAsking, setAsking] = useState(false);
  const change = useSwitchAgency();
  const use = useQuery({ ...agencyQueries.use(agency.id), enabled: isAsking });
  const isActive = agency.is_active;
  const verb = t(isActive ? 'switchOff' : 'switchOn');
  const SwitchIcon = isActive ? IconToggleLeft : IconToggleRight;
  return (
    <>
      <Button
        variant="default"
        leftSection={<SwitchIcon size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {verb}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t(isActive ? 'switch.offTitle' : 'switch.onTitle', { agency: nameOf(agency) })}
        confirmLabel={verb}
        isDangerous={isActive}
        isBusy={change.isPending}
        error={change.error}
        onClose={() => {
          change.reset();
          setAsking(false);
        }}
        onConfirm={() =>
          change.mutate(
            { id: agency.id, isActive: !isActive },
            {
              onSuccess: () => {
                notifications.show({
                  color: 'green',
                  message: t(isActive ? 'switch.off' : 'switch.on'),
                });
                setAsking(false);
              },
            },
          )
        }
      >
        {isActive ? (
          <>
            <Text mb="xs">{t('switch.offText')}</Text>
            <QueryBoundary query={use}>{(counts) => <UseList counts={counts} />}</QueryBoundary>
          </>
        ) : (
          <Text>{t('switch.onText')}</Text>
        )}
      </ConfirmDialog>
    </>
  );
}

/** What is in use in an agency, in numbers. */
export function UseList({ counts }: { readonly counts: AgencyUse }) {
  const { t } = useTranslation('agencies');
  return (
    <List size="sm">
      {(['people', 'papers', 'agencies'] as const).map((key) => (
        <List.Item key={key}>{t(`use.${key}`, { count: counts[key] })}</List.Item>
      ))}
    </List>
  );
}
