import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { LinkText } from '~/ui/LinkText';
import { PageHeader } from '~/ui/PageHeader';
import classes from './admin.module.css';

/** The pages of administration that I may open. */
export function AdminHomePage() {
  const { t } = useTranslation('admin');
  const { can } = useSession();
  const title = t('common:nav.administration');
  const pages = [
    {
      key: 'deliveries',
      to: '/administration/deliveries',
      isOpen: can('outbox:read'),
      name: t('deliveries.title'),
      text: t('home.deliveries'),
    },
    {
      key: 'audit',
      to: '/administration/audit',
      isOpen: can('audit:read') || can('audit:verify'),
      name: t('audit.title'),
      text: t('home.audit'),
    },
    {
      key: 'workflows',
      to: '/administration/workflows',
      isOpen: can('workflow:manage'),
      name: t('workflow-editor:title'),
      text: t('home.workflows'),
    },
    {
      key: 'employees',
      to: '/administration/employees',
      isOpen: can('employee:read'),
      name: t('employees:list.title'),
      text: t('employees:home.employees'),
    },
    {
      key: 'roles',
      to: '/administration/roles',
      isOpen: can('membership:read'),
      name: t('employees:roles.title'),
      text: t('employees:home.roles'),
    },
    {
      key: 'access',
      to: '/administration/access',
      isOpen: true,
      name: t('employees:access.title'),
      text: t('employees:home.access'),
    },
    {
      key: 'masters',
      to: '/administration/masters',
      isOpen: true,
      name: t('masters.title'),
      text: t('home.masters'),
    },
  ] as const;
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('common:nav.home'), link: { to: '/' } }, { label: title }]}
      />
      <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 3 }} className={classes.list}>
        {pages
          .filter(({ isOpen }) => isOpen)
          .map(({ key, to, name, text }) => (
            <li key={key} className={classes.card}>
              <LinkText to={to} fw={600} className={classes.cardLink}>
                {name}
              </LinkText>
              <Text size="sm" c="dimmed">
                {text}
              </Text>
            </li>
          ))}
      </SimpleGrid>
    </>
  );
}
