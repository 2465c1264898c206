import { Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { useCorrectMuster } from '../muster.mutations';
import type { Correction, Muster } from '../muster.types';

interface CorrectionDialogProps {
  readonly muster: Muster;
  readonly onClose: () => void;
}

/** Days that are paid, and skills, as the verifier found them; a change of days is explained. */
export function CorrectionDialog({ muster, onClose }: CorrectionDialogProps) {
  const { t } = useTranslation('musters');
  const nameOf = useLocalName();
  const { masters } = useMasters();
  const correct = useCorrectMuster(muster.id);
  const [lines, setLines] = useState<readonly Correction[]>(() =>
    muster.lines.map((line) => ({
      individual_id: line.individual_id,
      modified_days: line.modified_days === null ? '' : String(line.modified_days),
      reason: line.correction_reason ?? '',
      skill_code: line.skill_code,
    })),
  );
  const set = (at: number, change: Partial<Correction>) =>
    setLines((old) => old.map((line, index) => (index === at ? { ...line, ...change } : line)));
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('correct.open')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('correct.hint')}</Text>
        {muster.lines.map((line, at) => (
          <SimpleGrid key={line.individual_id} cols={{ base: 1, sm: 4 }} spacing="xs">
            <div>
              <Text size="sm" fw={600}>
                {nameOf(line)}
              </Text>
              <Text size="xs" c="dimmed">
                {t('correct.attended', { days: line.days })}
              </Text>
            </div>
            <TextInput
              label={t('column.payable')}
              inputMode="decimal"
              placeholder={String(line.days)}
              value={lines[at]?.modified_days ?? ''}
              onChange={(event) => set(at, { modified_days: event.currentTarget.value })}
            />
            <TextInput
              label={t('correct.reason')}
              maxLength={500}
              value={lines[at]?.reason ?? ''}
              onChange={(event) => set(at, { reason: event.currentTarget.value })}
            />
            <Select
              label={t('column.skill')}
              data={line.skills.map((code) => ({ value: code, label: masters.skillName(code) }))}
              value={lines[at]?.skill_code ?? null}
              onChange={(code) => set(at, { skill_code: code })}
            />
          </SimpleGrid>
        ))}
        {correct.isError ? <ErrorBlock error={correct.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            loading={correct.isPending}
            onClick={() =>
              correct.mutate(
                { version: muster.version, lines },
                {
                  onSuccess: () => {
                    notifications.show({ color: 'green', message: t('correct.done') });
                    onClose();
                  },
                },
              )
            }
          >
            {t('correct.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
