import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconCheck, IconLogout, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAuth, useSession } from '~/session/use-session';
import { paths } from '../paths';

const SCHEMES = ['light', 'dark', 'auto'] as const;

export function ProfileMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { signOut } = useAuth();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton aria-label={t('profile.menu', { name: user.name })} p={4}>
          <Avatar name={user.name} color="teal" variant="filled" size={32} radius="xl" alt="" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate title={user.name}>
            {user.name}
          </Text>
          <Text size="xs" truncate title={user.email ?? user.mobile ?? ''}>
            {user.email ?? user.mobile}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          to={paths.profile}
          leftSection={<IconUser size={17} stroke={1.7} aria-hidden />}
        >
          {t('profile.open')}
        </Menu.Item>
        <Menu.Divider />
        <div role="group" aria-label={t('account:appearance.title')}>
          <Menu.Label>{t('account:appearance.title')}</Menu.Label>
          {SCHEMES.map((scheme) => (
            <Menu.Item
              key={scheme}
              role="menuitemradio"
              aria-checked={colorScheme === scheme}
              closeMenuOnClick={false}
              onClick={() => setColorScheme(scheme)}
              rightSection={
                colorScheme === scheme ? <IconCheck size={15} stroke={2} aria-hidden /> : null
              }
            >
              {t(`account:appearance.${scheme}`)}
            </Menu.Item>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={17} stroke={1.7} aria-hidden />}
          onClick={() => void signOut('local')}
        >
          {t('profile.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
