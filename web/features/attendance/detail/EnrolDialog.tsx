import { Button, Checkbox, Group, Modal, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { useEnrol } from '../attendance.mutations';
import { attendanceQueries } from '../attendance.queries';
import type { Register } from '../attendance.types';

interface EnrolDialogProps {
  readonly register: Register;
  readonly onClose: () => void;
}

/** Finds wage seekers by a part of the name or number and enrols those that are ticked, from today on. */
export function EnrolDialog({ register, onClose }: EnrolDialogProps) {
  const { t } = useTranslation('attendance');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const { masters } = useMasters();
  const [words, setWords] = useState('');
  const [query] = useDebouncedValue(words, 250);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const found = useQuery(attendanceQueries.enrollable(tenant.id, register.id, query));
  const enrol = useEnrol(register.id);
  const toggle = (id: string, isOn: boolean) =>
    setChosen((old) => (isOn ? [...old, id] : old.filter((other) => other !== id)));
  const send = () => {
    enrol.mutate(chosen, {
      onSuccess: ({ count, engaged_elsewhere: elsewhere }) => {
        notifications.show({ color: 'green', message: t('enrol.done', { count }) });
        if (elsewhere.length > 0)
          notifications.show({
            color: 'yellow',
            message: t('enrol.elsewhere', { count: elsewhere.length }),
          });
        onClose();
      },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('enrol.open')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('enrol.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <ScrollArea.Autosize mah={340}>
          <Stack gap="xs">
            {(found.data ?? []).map((person) => (
              <Checkbox
                key={person.individual_id}
                checked={chosen.includes(person.individual_id)}
                onChange={(event) => toggle(person.individual_id, event.currentTarget.checked)}
                label={nameOf(person)}
                description={`${person.number} · ${person.skills.map((code) => masters.skillName(code)).join(', ')}`}
              />
            ))}
            {found.data?.length === 0 ? <Text c="dimmed">{t('enrol.none')}</Text> : null}
          </Stack>
        </ScrollArea.Autosize>
        {enrol.isError ? <ErrorBlock error={enrol.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button disabled={chosen.length === 0} loading={enrol.isPending} onClick={send}>
            {t('enrol.submit', { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
