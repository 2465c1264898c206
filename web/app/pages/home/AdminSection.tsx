import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkText } from '~/ui/LinkText';
import classes from '../HomePage.module.css';
import type { AdminTasks } from './desk-home.queries';
import { Section } from './Section';

/** What each count is about, and where it is put right. */
const TASKS: readonly {
  readonly key: keyof AdminTasks;
  readonly to: string;
  readonly search: Readonly<Record<string, unknown>>;
}[] = [
  { key: 'dead_letters', to: '/administration/deliveries', search: { status: ['DEAD'] } },
  {
    key: 'people_without_login',
    to: '/administration/employees',
    search: { status: ['ACTIVE'], login: ['NONE'] },
  },
  { key: 'open_invitations', to: '/administration/employees', search: { login: ['INVITED'] } },
  { key: 'workflow_drafts', to: '/administration/workflows', search: {} },
];

/** What an administrator has to look after; what is in order says so, too. */
export function AdminSection({ tasks }: { readonly tasks: AdminTasks }) {
  const { t } = useTranslation('home');
  return (
    <Section title={t('admin.title')}>
      <ul className={classes.rows}>
        {TASKS.map(({ key, to, search }) => {
          const count = tasks[key];
          if (count === undefined) return null;
          const TaskIcon = count === 0 ? IconCircleCheck : IconAlertTriangle;
          return (
            <li key={key} className={classes.row}>
              <Group gap={8} wrap="nowrap">
                <TaskIcon
                  size={18}
                  aria-hidden
                  color={`var(--mantine-color-${count === 0 ? 'green' : 'saffron'}-6)`}
                />
                {count === 0 ? (
                  <Text size="sm">{t(`admin.${key}`, { count })}</Text>
                ) : (
                  <LinkText to={to} search={search as never} size="sm" fw={600}>
                    {t(`admin.${key}`, { count })}
                  </LinkText>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
