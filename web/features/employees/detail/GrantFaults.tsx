import { List } from '@mantine/core';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import { textOf } from '~/lib/json';
import { useRoleName } from '../use-role-name';

/** Which role was refused, and why: one line for each. */
export function GrantFaults({ error }: { readonly error: unknown }) {
  const { ofField } = useErrorText();
  const roleName = useRoleName();
  const faults =
    error === null
      ? []
      : asApiError(error).fieldErrors.filter(({ pointer }) => /^\/(grants|ends)\//.test(pointer));
  if (faults.length === 0) return null;
  return (
    <List size="sm" role="alert">
      {faults.map((fault) => {
        const role = textOf(fault.params, 'role');
        return (
          <List.Item key={`${fault.pointer} ${fault.code}`}>
            {role === null ? null : `${roleName(role)}: `}
            {ofField(fault)}
          </List.Item>
        );
      })}
    </List>
  );
}
