import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { formMirror, type Mirrored } from '~/lib/form-mirror';
import { useSession } from '~/session/use-session';
import { LinkButton } from '~/ui/LinkButton';
import type { ProjectForm } from '../project.schema';

interface Unfinished {
  readonly id: string;
  readonly mirrored: Mirrored<Partial<ProjectForm>>;
}

/** Projects that were begun on this device and never created: gone on with, or dropped. */
export function UnfinishedProjects({ exceptId }: { readonly exceptId: string }) {
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const { user, tenant } = useSession();
  const [found, setFound] = useState<readonly Unfinished[]>([]);
  const place = { userId: user.id, tenantId: tenant.id, paper: 'project' };
  const { userId, tenantId, paper } = place;
  useEffect(() => {
    let isGone = false;
    void formMirror.neverStored<Partial<ProjectForm>>({ userId, tenantId, paper }).then((all) => {
      if (!isGone) setFound(all);
    });
    return () => {
      isGone = true;
    };
  }, [userId, tenantId, paper]);
  const others = found.filter(({ id }) => id !== exceptId);
  if (others.length === 0) return null;
  const drop = (id: string) => {
    void formMirror.remove({ ...place, id });
    setFound((before) => before.filter((entry) => entry.id !== id));
  };
  return (
    <Alert
      role="status"
      color="blue"
      icon={<IconDeviceDesktop aria-hidden />}
      title={t('unfinished.title', { count: others.length })}
      mb="md"
    >
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {others.map(({ id, mirrored }) => {
          const name = mirrored.values.name?.trim() || t('unfinished.unnamed');
          return (
            <Group key={id} component="li" justify="space-between" gap="xs">
              <Text size="sm">
                {t('unfinished.until', { name, at: format.dateTime(mirrored.at) })}
              </Text>
              <Group gap="xs">
                <LinkButton
                  size="xs"
                  to="/projects/new"
                  search={{ draft: id }}
                  aria-label={t('unfinished.goOnWith', { name })}
                >
                  {t('unfinished.goOn')}
                </LinkButton>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => drop(id)}
                  aria-label={t('unfinished.dropNamed', { name })}
                >
                  {t('unfinished.drop')}
                </Button>
              </Group>
            </Group>
          );
        })}
      </Stack>
    </Alert>
  );
}
