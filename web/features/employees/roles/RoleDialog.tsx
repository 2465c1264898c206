import { Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { CheckboxField, useChoices } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useSaveRole } from '../employee.mutations';
import { employeeQueries } from '../employee.queries';
import { namesOf, roleSchema, type RoleForm } from '../employee.schema';
import type { Role } from '../employee.types';
import classes from '../employees.module.css';
import { byNoun, usePermissionName } from '../use-permission-name';

interface RoleDialogProps {
  readonly roles: readonly Role[];
  /** `null` for a new role of the agency. */
  readonly role: Role | null;
  readonly onClose: () => void;
  readonly onSaved: (code: string) => void;
}

/** A role of the agency: its names and what it allows; a new one may begin as a copy. */
export function RoleDialog({ roles, role, onClose, onSaved }: RoleDialogProps) {
  const { t } = useTranslation('employees');
  const { mutateAsync } = useSaveRole();
  const copies = useChoices(roles.filter(({ is_system }) => !is_system));
  const form = useAppForm<RoleForm>(roleSchema, {
    code: role?.code ?? '',
    name: role?.name ?? '',
    ...namesOf(role?.local_names),
    description: role?.description ?? '',
    is_active: role?.is_active ?? true,
    permissions: [...(role?.permissions ?? [])],
  });
  const { control } = form;
  const submit = async ({ name_or, name_hi, ...fields }: RoleForm) => {
    try {
      const draft = { ...fields, local_names: { or: name_or, hi: name_hi } };
      const saved = await mutateAsync({ role: draft, expectedVersion: role?.version ?? null });
      onSaved(saved.code);
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown, (path) =>
        path === 'permissions' ? 'root.permissions' : path,
      );
    }
  };
  const title = t(role === null ? 'roles.new' : 'roles.edit');
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={title}>
        <Stack gap="sm">
          <ErrorSummary />
          {role === null ? (
            <Select
              label={t('roles.copyFrom')}
              data={copies}
              searchable
              onChange={(code) =>
                form.setValue('permissions', [
                  ...(roles.find((candidate) => candidate.code === code)?.permissions ?? []),
                ])
              }
            />
          ) : null}
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <TextField
              control={control}
              name="code"
              label={t('roles.code')}
              hint={t('roles.codeHint')}
              maxLength={64}
              isRequired
              isDisabled={role !== null}
            />
            <TextField control={control} name="name" label={t('field.name')} isRequired />
            <TextField control={control} name="name_or" label={t('field.name_or')} />
            <TextField control={control} name="name_hi" label={t('field.name_hi')} />
          </SimpleGrid>
          <TextAreaField
            control={control}
            name="description"
            label={t('roles.description')}
            maxLength={500}
            rows={2}
          />
          <Rights control={control} held={role?.permissions ?? []} />
          {role === null ? null : (
            <CheckboxField control={control} name="is_active" label={t('roles.active')} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={form.formState.isSubmitting}>
              {t('roles.saveRole')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}

interface RightsProps {
  readonly control: Control<RoleForm, unknown, RoleForm>;
  readonly held: readonly string[];
}

function Rights({ control, held }: RightsProps) {
  const { t } = useTranslation('employees');
  const permissionName = usePermissionName();
  const mayGrantPower = useCan('role:grant_privileged');
  const query = useQuery(employeeQueries.permissions());
  return (
    <QueryBoundary query={query}>
      {(rows) => (
        <Controller
          control={control}
          name="permissions"
          render={({ field }) => (
            <Checkbox.Group label={t('roles.rights')} value={field.value} onChange={field.onChange}>
              <div className={classes.rights}>
                {byNoun(rows).map(([noun, group]) => (
                  <Stack key={noun} gap={6} mt={6}>
                    <Text size="sm" fw={600}>
                      {t(`nouns.${noun}`, { defaultValue: noun })}
                    </Text>
                    {group.map(({ code, is_privileged }) => {
                      const isBarred = is_privileged && !mayGrantPower && !held.includes(code);
                      return (
                        <Checkbox
                          key={code}
                          value={code}
                          label={permissionName(code)}
                          disabled={isBarred && !field.value.includes(code)}
                          {...(isBarred ? { description: t('roles.rightBarred') } : {})}
                        />
                      );
                    })}
                  </Stack>
                ))}
              </div>
            </Checkbox.Group>
          )}
        />
      )}
    </QueryBoundary>
  );
}
