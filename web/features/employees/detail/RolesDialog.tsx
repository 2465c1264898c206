import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { useSetRoles } from '../employee.mutations';
import type { Membership } from '../employee.types';
import { GrantFaults } from './GrantFaults';
import { newGrantRow, RoleChoices, toGrants, type GrantRow } from './RoleChoices';

interface RolesDialogProps {
  readonly membership: Membership;
  readonly onClose: () => void;
}

/** Ends roles and grants others in one step; what is not touched stays as it is. */
export function RolesDialog({ membership, onClose }: RolesDialogProps) {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  const [ends, setEnds] = useState<readonly string[]>([]);
  const [rows, setRows] = useState<readonly GrantRow[]>(() => [newGrantRow()]);
  const { mutate, isPending, error } = useSetRoles();
  const held = membership.roles.filter(({ is_in_force }) => is_in_force);
  const grants = toGrants(rows);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('roles.change')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="md">
        {error === null ? null : <ErrorBlock error={error} />}
        <GrantFaults error={error} />
        {held.length === 0 ? null : (
          <Checkbox.Group label={t('roles.end')} value={[...ends]} onChange={setEnds}>
            <Stack gap={6} mt={6}>
              {held.map((role) => (
                <Checkbox
                  key={role.code}
                  value={role.code}
                  label={nameOf(role)}
                  disabled={!role.may_grant}
                  {...(role.may_grant ? {} : { description: t('roles.notMine') })}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <div>
          <Text size="sm" fw={500} mb={6}>
            {t('roles.grant')}
          </Text>
          <RoleChoices rows={rows} onChange={setRows} />
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            loading={isPending}
            disabled={grants.length === 0 && ends.length === 0}
            onClick={() =>
              mutate({ membershipId: membership.id, grants, ends }, { onSuccess: onClose })
            }
          >
            {t('roles.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
