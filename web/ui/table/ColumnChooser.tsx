import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  SegmentedControl,
  Stack,
  Text,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { arrangedColumns, type Arrangement } from './arrangement';
import type { Column } from './DataTable';

interface ColumnChooserProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly arrangement: Arrangement;
  readonly onChange: (change: Arrangement) => void;
  readonly onReset: () => void;
}

/** Which columns show, in which order, and how close the rows stand. The first column always leads. */
export function ColumnChooser<Row>(props: ColumnChooserProps<Row>) {
  const { columns, arrangement, onChange, onReset } = props;
  const { t } = useTranslation();
  const shown = arrangedColumns(columns, arrangement).slice(1);
  const hidden = columns.slice(1).filter((column) => !shown.includes(column));
  const set = (next: readonly Column<Row>[]) => onChange({ columns: next.map(({ id }) => id) });
  const swap = (at: number, other: number) => {
    const [one, two] = [shown[at], shown[other]];
    if (one === undefined || two === undefined) return;
    set(shown.map((column, index) => (index === at ? two : index === other ? one : column)));
  };
  return (
    <Popover width={300} position="bottom-end" trapFocus shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" role="group" aria-label={t('table.columns')}>
          {shown.map((column, index) => (
            <Group key={column.id} justify="space-between" wrap="nowrap" gap="xs">
              <Checkbox
                label={column.header}
                checked
                onChange={() => set(shown.filter((other) => other !== column))}
              />
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  aria-label={t('table.moveLeft', { column: column.header })}
                  disabled={index === 0}
                  onClick={() => swap(index, index - 1)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('table.moveRight', { column: column.header })}
                  disabled={index === shown.length - 1}
                  onClick={() => swap(index, index + 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          ))}
          {hidden.map((column) => (
            <Checkbox
              key={column.id}
              label={column.header}
              checked={false}
              onChange={() => set([...shown, column])}
            />
          ))}
          <Text size="xs" c="dimmed">
            {t('table.density')}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={t('table.density')}
            value={arrangement.density ?? 'dense'}
            onChange={(density) => onChange({ density })}
            data={[
              { value: 'dense', label: t('table.dense') },
              { value: 'comfortable', label: t('table.comfortable') },
            ]}
          />
          <Button variant="subtle" size="xs" onClick={onReset}>
            {t('table.reset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
