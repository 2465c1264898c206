import { Button, Checkbox, Group, Paper, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconLock } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '~/i18n/format';
import { useLocalName } from '~/i18n/local-name';
import { useCan } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useSaveRole } from '../employee.mutations';
import { employeeQueries } from '../employee.queries';
import { namesOf } from '../employee.schema';
import type { PermissionRow, Role } from '../employee.types';
import { byNoun, usePermissionName } from '../use-permission-name';
import classes from './RoleMatrix.module.css';

/** What is ticked now of the roles that were changed, by their code. */
type Drafts = Readonly<Record<string, readonly string[]>>;

/** Every right of every role side by side; own roles are changed here, those from above are read. */
export function RoleMatrix({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation('employees');
  const [drafts, setDrafts] = useState<Drafts>({});
  const { mutateAsync, isPending, error, reset } = useSaveRole();
  const permissions = useQuery(employeeQueries.permissions());
  const changed = roles.filter(({ code }) => drafts[code] !== undefined);
  const toggle = (role: Role, right: string) => {
    const before = drafts[role.code] ?? role.permissions;
    const after = before.includes(right)
      ? before.filter((each) => each !== right)
      : [...before, right];
    const isAsStored =
      after.length === role.permissions.length &&
      after.every((each) => role.permissions.includes(each));
    const { [role.code]: _mine, ...others } = drafts;
    setDrafts(isAsStored ? others : { ...others, [role.code]: after });
  };
  const save = async () => {
    // One after the other: each that is saved leaves the drafts, so a refusal keeps the rest ticked.
    for (const role of changed) {
      const { name_or, name_hi } = namesOf(role.local_names);
      await mutateAsync({
        role: {
          code: role.code,
          name: role.name,
          local_names: { or: name_or, hi: name_hi },
          description: role.description ?? '',
          is_active: role.is_active,
          permissions: drafts[role.code] ?? role.permissions,
        },
        expectedVersion: role.version,
      });
      setDrafts(({ [role.code]: _saved, ...others }) => others);
    }
  };
  return (
    <Paper component="section" p="md" aria-label={t('roles.matrix')}>
      <QueryBoundary query={permissions}>
        {(rows) => <Grid roles={roles} rights={rows} drafts={drafts} onToggle={toggle} />}
      </QueryBoundary>
      {error === null ? null : <ErrorBlock error={error} />}
      {changed.length === 0 ? null : (
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button
            variant="default"
            onClick={() => {
              reset();
              setDrafts({});
            }}
          >
            {t('roles.discard')}
          </Button>
          <Button loading={isPending} onClick={() => void save().catch(() => undefined)}>
            {t('roles.saveRights', { count: changed.length })}
          </Button>
        </Group>
      )}
    </Paper>
  );
}

interface GridProps {
  readonly roles: readonly Role[];
  readonly rights: readonly PermissionRow[];
  readonly drafts: Drafts;
  readonly onToggle: (role: Role, right: string) => void;
}

function Grid({ roles, rights, drafts, onToggle }: GridProps) {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  const permissionName = usePermissionName();
  const mayGrantPower = useCan('role:grant_privileged');
  const mayTick = (role: Role, { code, is_privileged: isPrivileged }: PermissionRow) =>
    role.may_edit &&
    !role.is_mine &&
    (!isPrivileged || mayGrantPower || role.permissions.includes(code));
  return (
    <Table.ScrollContainer minWidth={0} maxHeight="75vh" type="native" tabIndex={0}>
      <Table className={classes.matrix}>
        <caption className="visually-hidden">{t('roles.matrix')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.right}>
              {t('roles.rights')}
            </Table.Th>
            {roles.map((role) => (
              <Table.Th key={role.code} scope="col" className={classes.role}>
                {nameOf(role)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {byNoun(rights).map(([noun, group]) => (
            <Fragment key={noun}>
              <Table.Tr>
                <Table.Th scope="rowgroup" className={classes.noun}>
                  {t(`nouns.${noun}`, { defaultValue: noun })}
                </Table.Th>
                <Table.Td colSpan={roles.length} className={classes.noun} />
              </Table.Tr>
              {group.map((right) => (
                <Table.Tr key={right.code}>
                  <Table.Th scope="row" fw={400} className={classes.right}>
                    {permissionName(right.code)}
                    {right.is_privileged ? (
                      <>
                        {' '}
                        <IconLock size={13} role="img" aria-label={t('roles.privileged')} />
                      </>
                    ) : null}
                  </Table.Th>
                  {roles.map((role) => {
                    const has = (drafts[role.code] ?? role.permissions).includes(right.code);
                    return (
                      <Table.Td key={role.code} ta="center">
                        {mayTick(role, right) ? (
                          <Checkbox
                            size="xs"
                            checked={has}
                            onChange={() => onToggle(role, right.code)}
                            aria-label={t('roles.cell', {
                              role: nameOf(role),
                              right: permissionName(right.code),
                            })}
                            className={classes.tick}
                          />
                        ) : has ? (
                          <IconCheck size={16} role="img" aria-label={t('roles.has')} />
                        ) : (
                          <Text span size="sm" c="dimmed" title={t('roles.hasNot')}>
                            {NO_VALUE}
                          </Text>
                        )}
                      </Table.Td>
                    );
                  })}
                </Table.Tr>
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
