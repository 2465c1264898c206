import { ActionIcon, Button, Group, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '~/session/use-session';
import { DayInput } from '~/ui/form/DayInput';
import { useChoices } from '~/ui/form/SelectField';
import { employeeQueries } from '../employee.queries';
import type { RoleGrant } from '../employee.types';

/** A row of the list while it is typed; `key` keeps the rows apart. */
export interface GrantRow {
  readonly key: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
}

export const newGrantRow = (): GrantRow => ({
  key: crypto.randomUUID(),
  role: '',
  from: '',
  to: '',
});

/** The rows that name a role, as the database takes them. */
export const toGrants = (rows: readonly GrantRow[]): RoleGrant[] =>
  rows
    .filter(({ role }) => role !== '')
    .map(({ role, from, to }) => ({
      role_code: role,
      ...(from === '' ? {} : { valid_from: from }),
      ...(to === '' ? {} : { valid_to: to }),
    }));

interface RoleChoicesProps {
  readonly rows: readonly GrantRow[];
  readonly onChange: (rows: readonly GrantRow[]) => void;
}

/** Roles to grant, with from and until when; only those that I may give. */
export function RoleChoices({ rows, onChange }: RoleChoicesProps) {
  const { t } = useTranslation('employees');
  const { tenant } = useSession();
  const { data: roles } = useQuery(employeeQueries.roles(tenant.id));
  const choices = useChoices((roles ?? []).filter(({ may_grant }) => may_grant));
  const change = (key: string, part: Partial<GrantRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <Stack gap="xs">
      {rows.map((row, index) => (
        <Group
          key={row.key}
          gap="xs"
          align="flex-end"
          role="group"
          aria-label={t('roles.row', { number: index + 1 })}
        >
          <Select
            label={t('roles.role')}
            data={choices}
            value={row.role === '' ? null : row.role}
            onChange={(role) => change(row.key, { role: role ?? '' })}
            searchable
            nothingFoundMessage={t('common:state.nothingFound')}
            placeholder={t('common:form.choose')}
            flex="1 1 200px"
          />
          {(['from', 'to'] as const).map((side) => (
            <DayInput
              key={side}
              label={t(`roles.${side}`)}
              value={row[side]}
              onChange={(day) => change(row.key, { [side]: day })}
              w={170}
            />
          ))}
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('roles.removeRow', { number: index + 1 })}
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => onChange([...rows, newGrantRow()])}
        >
          {t('roles.add')}
        </Button>
      </div>
    </Stack>
  );
}
