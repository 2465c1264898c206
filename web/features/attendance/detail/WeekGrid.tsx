import { ActionIcon, Text } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, nextMark, type Halves } from '#domain';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { useRemoveAttendee } from '../attendance.mutations';
import type { Register, WeekPerson } from '../attendance.types';
import classes from './week.module.css';

interface WeekGridProps {
  readonly register: Register;
  readonly markOf: (person: WeekPerson, day: string) => Halves | null;
  readonly isFree: (person: WeekPerson, day: string) => boolean;
  readonly onMark: (person: WeekPerson, day: string, halves: Halves) => void;
}

/** Keys that set a mark on a desktop; arrows move between the cells. */
const KEYS: Readonly<Record<string, Halves>> = { p: 2, h: 1, a: 0 };
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

function focusBeside(event: KeyboardEvent, [right, down]: readonly [number, number]) {
  const cell = event.currentTarget.closest('td');
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined;
  const rows = row?.parentElement as HTMLTableSectionElement | null | undefined;
  if (!cell || !row || !rows) return;
  const at = Array.from(row.cells).indexOf(cell) + right;
  const next = rows.rows[Array.from(rows.rows).indexOf(row) + down]?.cells[at];
  next?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
  event.preventDefault();
}

/** Names stay in sight, a tap goes from blank to full, half, absent. */
export function WeekGrid({ register, markOf, isFree, onMark }: WeekGridProps) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  const nameOf = useLocalName();
  const { masters } = useMasters();
  const remove = useRemoveAttendee(register.id);
  const [leaving, setLeaving] = useState<WeekPerson | null>(null);
  const { week } = register;
  const days = [0, 1, 2, 3, 4, 5, 6].map((plus) => addDays(week.starts_on, plus));
  if (week.people.length === 0) return <Text c="dimmed">{t('noPeople')}</Text>;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('grid')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t('column.person')}
            </th>
            {days.map((day, at) => (
              <th key={day} scope="col">
                <Text size="xs" fw={600}>
                  {t(`weekday.${String(at)}`)}
                </Text>
                <Text size="xs" c="dimmed" className="tabular">
                  {day.slice(8)}
                </Text>
              </th>
            ))}
            <th scope="col">{t('column.total')}</th>
            <th scope="col" aria-label={t('remove.open')} />
          </tr>
        </thead>
        <tbody>
          {week.people.map((person) => (
            <tr key={person.individual_id}>
              <th scope="row" className={classes.name}>
                <Text size="sm" fw={500}>
                  {nameOf(person)}
                </Text>
                <Text size="xs" c="dimmed">
                  {masters.skillName(person.skill_code)}
                </Text>
              </th>
              {days.map((day) => {
                const mark = markOf(person, day);
                const isOpen = isFree(person, day);
                const letter = mark === null ? '' : t(`mark.${String(mark)}`);
                return (
                  <td key={day}>
                    <button
                      type="button"
                      className={classes.cell}
                      data-mark={mark ?? undefined}
                      disabled={!isOpen}
                      aria-label={`${nameOf(person)}, ${format.date(day)}: ${mark === null ? t('unmarked') : t(`meaning.${String(mark)}`)}`}
                      onClick={() => onMark(person, day, nextMark(mark))}
                      onKeyDown={(event) => {
                        const step = STEPS[event.key];
                        const halves = KEYS[event.key.toLowerCase()];
                        if (step !== undefined) focusBeside(event, step);
                        else if (halves !== undefined) onMark(person, day, halves);
                      }}
                    >
                      {letter}
                    </button>
                  </td>
                );
              })}
              <td className="tabular">
                {days.reduce((sum, day) => sum + (markOf(person, day) ?? 0), 0) / 2}
              </td>
              <td>
                {register.may_record && register.is_open && person.left_on === null ? (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="lg"
                    aria-label={t('remove.named', { name: nameOf(person) })}
                    onClick={() => setLeaving(person)}
                  >
                    <IconUserMinus size={18} aria-hidden />
                  </ActionIcon>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t('remove.open')}
        confirmLabel={t('remove.open')}
        isDangerous
        isBusy={remove.isPending}
        error={remove.error}
        onConfirm={() => {
          if (leaving !== null)
            remove.mutate(leaving.individual_id, { onSuccess: () => setLeaving(null) });
        }}
        onClose={() => setLeaving(null)}
      >
        {leaving === null ? null : t('remove.hint', { name: nameOf(leaving) })}
      </ConfirmDialog>
    </div>
  );
}
