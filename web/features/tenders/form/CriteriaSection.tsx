import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormSection } from '~/ui/form/FormSection';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import type { TenderForm } from '../tender.schema';

/** What a bid has to meet to be responsive. */
export function CriteriaSection({
  control,
}: {
  readonly control: Control<TenderForm, unknown, TenderForm>;
}) {
  const { t } = useTranslation('tenders');
  const rows = useFieldArray<TenderForm, 'criteria', 'key'>({
    control,
    name: 'criteria',
    keyName: 'key',
  });
  return (
    <FormSection id="criteria" title={t('section.criteria')} hint={t('hint.criteria')} columns={1}>
      <Stack gap="sm">
        {rows.fields.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('criterion.none')}
          </Text>
        ) : null}
        {rows.fields.map((row, index) => (
          <Paper
            key={row.key}
            withBorder
            p="sm"
            role="group"
            aria-label={t('criterion.row', { number: index + 1 })}
          >
            <Stack gap="xs">
              <TextField
                control={control}
                name={`criteria.${index}.name`}
                label={t('criterion.name')}
                maxLength={200}
                isRequired
              />
              <TextAreaField
                control={control}
                name={`criteria.${index}.description`}
                label={t('criterion.description')}
                maxLength={1000}
                rows={2}
              />
            </Stack>
            <Group justify="flex-end" mt="xs">
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => rows.remove(index)}
                aria-label={t('criterion.removeRow', { number: index + 1 })}
              >
                {t('criterion.remove')}
              </Button>
            </Group>
          </Paper>
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => rows.append({ id: '', name: '', description: '' })}
          >
            {t('criterion.add')}
          </Button>
        </div>
      </Stack>
    </FormSection>
  );
}
