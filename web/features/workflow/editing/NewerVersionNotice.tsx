import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import type { StoredVersion } from './use-editing';

interface NewerVersionNoticeProps {
  readonly latest: StoredVersion;
  /** What is in this form differs from what it was filled with. */
  readonly hasOwnChanges: boolean;
  readonly onLook: () => void;
  readonly onTake: () => void;
  readonly onGoOn: () => void;
}

/** Somebody stored a newer version while this form was open: told before one runs into a conflict. */
export function NewerVersionNotice(props: NewerVersionNoticeProps) {
  const { latest, hasOwnChanges, onLook, onTake, onGoOn } = props;
  const { t } = useTranslation('drafts');
  const { user } = useSession();
  const format = useFormat();
  const isMine = latest.byId === user.id;
  return (
    <Alert
      role="status"
      color="blue"
      icon={<IconHistory aria-hidden />}
      title={t(isMine ? 'newer.titleMine' : 'newer.title', {
        name: latest.by,
        at: format.dateTime(latest.at),
      })}
      mb="md"
    >
      <Text size="sm">{t(hasOwnChanges ? 'newer.textChanged' : 'newer.text')}</Text>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={onLook}>
          {t('newer.look')}
        </Button>
        <Button size="xs" variant={hasOwnChanges ? 'default' : 'filled'} onClick={onTake}>
          {t('newer.take')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onGoOn}>
          {t('newer.goOn')}
        </Button>
      </Group>
    </Alert>
  );
}
