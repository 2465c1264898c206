import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { IconDeviceFloppy, IconPrinter, IconSend, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, isMarkable, type Halves } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { LinkText } from '~/ui/LinkText';
import { useSaveAttendance, useSubmitMuster } from '../attendance.mutations';
import type { Register, WeekPerson } from '../attendance.types';
import { EnrolDialog } from './EnrolDialog';
import { Legend } from './Legend';
import { WeekGrid } from './WeekGrid';
import { WeekNav } from './WeekNav';

const keyOf = (person: string, day: string) => `${person} ${day}`;

/** One week of a register: marks are tapped, saved at once, and handed in as the muster. */
export function WeekPanel({ register }: { readonly register: Register }) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  const navigate = useNavigate();
  const { week } = register;
  const [changes, setChanges] = useState<ReadonlyMap<string, Halves>>(new Map());
  const [dialog, setDialog] = useState<'enrol' | 'submit' | null>(null);
  const save = useSaveAttendance(register.id);
  const submit = useSubmitMuster(register.id);
  const mayMark = register.may_record && register.is_open && !week.is_locked;
  const isFree = (person: WeekPerson, day: string) =>
    mayMark &&
    isMarkable(
      day,
      register.today,
      { from: register.starts_on, to: register.ends_on },
      { from: person.enrolled_on, to: person.left_on },
    );
  const markOf = (person: WeekPerson, day: string): Halves | null =>
    changes.get(keyOf(person.individual_id, day)) ?? person.marks[day] ?? null;
  const store = () =>
    save.mutateAsync({
      week: week.starts_on,
      marks: week.people.flatMap((person) =>
        [0, 1, 2, 3, 4, 5, 6]
          .map((plus) => addDays(week.starts_on, plus))
          .filter((day) => isFree(person, day))
          .map((day) => ({
            individual_id: person.individual_id,
            on_date: day,
            halves: markOf(person, day) ?? 0,
          })),
      ),
    });
  const saveNow = async () => {
    await store();
    setChanges(new Map());
    notifications.show({ color: 'green', message: t('saved') });
  };
  const handIn = async () => {
    if (changes.size > 0) await store();
    const muster = await submit.mutateAsync(week.starts_on);
    notifications.show({ color: 'green', message: t('submitted', { number: muster.number }) });
    await navigate({ to: '/musters/$musterId', params: { musterId: muster.id } });
  };
  return (
    <Stack gap="sm">
      <WeekNav register={register} isChanged={changes.size > 0} />
      {week.muster === null ? null : (
        <Text size="sm">
          {t(week.is_locked ? 'locked' : 'returned')}{' '}
          <LinkText
            to="/musters/$musterId"
            params={{ musterId: week.muster.id }}
            underline="always"
          >
            {week.muster.number}
          </LinkText>
        </Text>
      )}
      {register.is_open ? null : <Alert color="gray">{t('closed')}</Alert>}
      {save.isError ? <ErrorBlock error={save.error} /> : null}
      <Legend />
      <WeekGrid
        register={register}
        markOf={markOf}
        isFree={isFree}
        onMark={(person, day, halves) =>
          setChanges((old) => new Map(old).set(keyOf(person.individual_id, day), halves))
        }
      />
      <Group gap="xs" className="no-print">
        {mayMark ? (
          <Button
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            disabled={week.people.length === 0}
            loading={save.isPending}
            variant={changes.size > 0 ? 'filled' : 'default'}
            onClick={() => void saveNow().catch(() => undefined)}
          >
            {t('save')}
          </Button>
        ) : null}
        {register.may_submit && register.is_open && week.muster === null ? (
          <Button
            variant="light"
            leftSection={<IconSend size={16} aria-hidden />}
            disabled={week.people.length === 0}
            onClick={() => setDialog('submit')}
          >
            {t('submit')}
          </Button>
        ) : null}
        {register.may_record && register.is_open ? (
          <Button
            variant="default"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setDialog('enrol')}
          >
            {t('enrol.open')}
          </Button>
        ) : null}
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      </Group>
      {dialog === 'enrol' ? (
        <EnrolDialog register={register} onClose={() => setDialog(null)} />
      ) : null}
      <ConfirmDialog
        isOpen={dialog === 'submit'}
        title={t('submit')}
        confirmLabel={t('submit')}
        isBusy={save.isPending || submit.isPending}
        error={submit.error ?? save.error}
        onConfirm={() => void handIn().catch(() => undefined)}
        onClose={() => setDialog(null)}
      >
        {t('submitHint', {
          from: format.date(week.starts_on),
          to: format.date(addDays(week.starts_on, 6)),
        })}
      </ConfirmDialog>
    </Stack>
  );
}
