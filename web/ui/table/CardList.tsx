import { Group, Paper, Stack, Text } from '@mantine/core';
import { LinkText } from '../LinkText';
import type { DataTableProps } from './DataTable';
import classes from './table.module.css';

export function CardList<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowLink } = props;
  const [title, ...others] = columns;
  const badges = others.filter((column) => column.onCard === 'badge');
  const facts = others.filter((column) => ['fact', 'wide'].includes(column.onCard ?? 'fact'));
  if (title === undefined) return null;
  return (
    <Stack component="ul" gap="xs" m={0} p={0} aria-label={caption} className={classes.cards}>
      {rows.map((row) => (
        <Paper component="li" key={rowKey(row)} p="sm" className={classes.card}>
          <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
            {rowLink === undefined ? (
              <Text fw={600}>{title.cell(row)}</Text>
            ) : (
              <LinkText {...rowLink(row)} fw={600} className={classes.cardLink}>
                {title.cell(row)}
              </LinkText>
            )}
            <Group gap={6} justify="flex-end">
              {badges.map((column) => (
                <span key={column.id}>{column.cell(row)}</span>
              ))}
            </Group>
          </Group>
          <dl className={classes.facts}>
            {facts.map((column) => (
              <div key={column.id} data-wide={column.onCard === 'wide'}>
                <dt>{column.header}</dt>
                <dd>{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </Paper>
      ))}
    </Stack>
  );
}
