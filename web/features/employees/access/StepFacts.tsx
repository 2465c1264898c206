import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { isRecord, textOf } from '~/lib/json';
import type { AccessStep } from '../employee.types';
import classes from '../employees.module.css';

type Values = Record<string, unknown>;

const rowsOf = (values: Readonly<Values>, key: string): readonly Values[] => {
  const rows = values[key];
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
};

/** The facts behind a link: which membership, which roles, where the paper is, who made it. */
export function StepFacts({ step }: { readonly step: AccessStep }) {
  const lines = useFacts(step);
  if (lines.length === 0) return null;
  return (
    <ul className={classes.plain}>
      {lines.map((line) => (
        <li key={line}>
          <Text size="xs" c="dimmed">
            {line}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function useFacts({ link, values }: AccessStep): readonly string[] {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  const format = useFormat();
  const day = (row: Values, key: string) => format.date(textOf(row, key));
  const nameIn = (row: Values) =>
    nameOf({
      name: textOf(row, 'name') ?? textOf(row, 'code') ?? '',
      local_names: row['local_names'],
    });
  switch (link) {
    case 'MEMBERSHIP':
      return rowsOf(values, 'memberships').map((row) =>
        t(`access.state.${textOf(row, 'state') ?? 'VALID'}`, {
          what: nameIn(row),
          from: day(row, 'valid_from'),
          to: day(row, 'valid_to'),
        }),
      );
    case 'ROLE':
    case 'PERMISSION':
      return rowsOf(values, 'roles').map((row) =>
        t(`access.state.${textOf(row, 'state') ?? 'VALID'}`, {
          what: nameIn(row),
          from: day(row, 'valid_from'),
          to: day(row, 'valid_to'),
        }),
      );
    case 'OFFERED':
      return [
        t('access.paperIs', {
          number: textOf(values, 'number') ?? textOf(values, 'title') ?? '',
          state: nameOf({
            name: textOf(values, 'state_name') ?? '',
            local_names: values['state_local_names'],
          }),
        }),
      ];
    case 'ACTION_ROLE':
      return [t('access.rolesOfAction', { roles: rowsOf(values, 'roles').map(nameIn).join(', ') })];
    case 'MAKER_CHECKER':
      return values['applies'] === true
        ? rowsOf(values, 'made').map((row) =>
            t('access.made', {
              action: t(`workflow:actions.${textOf(row, 'action') ?? ''}`, {
                defaultValue: textOf(row, 'action') ?? '',
              }),
              when: format.dateTime(textOf(row, 'at')),
            }),
          )
        : [];
    default:
      return [];
  }
}
