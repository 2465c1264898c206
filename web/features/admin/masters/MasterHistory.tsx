import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateText } from '~/ui/DateText';
import type { HistoryRow, MasterKind } from './master-kinds.types';
import { standing, type MasterTask } from './master-tasks';
import { cellText } from './master-values';
import { MasterCell } from './MasterCell';
import classes from './masters.module.css';
import { WithdrawButton } from './WithdrawButton';

interface MasterHistoryProps {
  readonly kind: MasterKind;
  readonly rows: readonly HistoryRow[];
  readonly on: string;
  readonly onTask: ((task: MasterTask) => void) | undefined;
}

const COLORS = { past: 'gray', present: 'green', future: 'blue' } as const;

/** All rows of a code, mine first: from when to when, with what values, and who changed them. */
export function MasterHistory({ kind, rows, on, onTask }: MasterHistoryProps) {
  const { t, i18n } = useTranslation('masters');
  const { from, to } = kind;
  const shown = kind.fields.filter(
    ({ isKey, isNamed, isListed }) => isKey !== true && isNamed !== true && isListed === true,
  );
  return (
    <section aria-labelledby="master-history">
      <Title order={3} fz="md" mb="xs" id="master-history">
        {t('history.title')}
      </Title>
      <Stack component="ol" gap="xs" m={0} p={0} className={classes.history}>
        {rows.map((row) => {
          const when = standing(kind, row, on);
          return (
            <li key={`${row.tenant_id} ${from === undefined ? '' : cellText(row[from])}`}>
              <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
                <div>
                  <Group gap="xs">
                    {from === undefined ? null : (
                      <Text span fw={600} size="sm">
                        <DateText value={cellText(row[from])} />
                        {' – '}
                        {to === undefined || row[to] === null ? (
                          t('open')
                        ) : (
                          <DateText value={cellText(row[to])} />
                        )}
                      </Text>
                    )}
                    {from === undefined ? null : (
                      <Badge size="sm" color={COLORS[when]}>
                        {t(`history.${when}`)}
                      </Badge>
                    )}
                    {row['is_active'] === false ? (
                      <Badge size="sm" color="gray">
                        {t('status.OFF')}
                      </Badge>
                    ) : null}
                    <Text span size="sm" c="dimmed">
                      {row.is_inherited
                        ? (row.tenant_local_names[i18n.language] ?? row.tenant_name)
                        : t('origin.own')}
                    </Text>
                  </Group>
                  <Text size="sm">
                    {cellText(row['name'] ?? row['subject'] ?? row['description'])}
                  </Text>
                  <Group gap="sm">
                    {shown.map((field) => (
                      <Text key={field.name} span size="xs" c="dimmed">
                        {t(`fields.${field.name}`)}: <MasterCell field={field} row={row} />
                      </Text>
                    ))}
                  </Group>
                  <Text size="xs" c="dimmed">
                    {row.changed_by === null ? (
                      <DateText value={row.updated_at} withTime />
                    ) : (
                      <>
                        {row.changed_by}, <DateText value={row.updated_at} withTime />
                      </>
                    )}
                  </Text>
                </div>
                {onTask !== undefined && !row.is_inherited && when === 'future' ? (
                  <Group gap={6} wrap="nowrap">
                    <Button
                      size="compact-sm"
                      variant="default"
                      leftSection={<IconPencil size={14} aria-hidden />}
                      onClick={() => onTask({ do: 'change', row })}
                    >
                      {t('tasks.change')}
                    </Button>
                    <WithdrawButton kind={kind} row={row} />
                  </Group>
                ) : null}
              </Group>
            </li>
          );
        })}
      </Stack>
    </section>
  );
}
