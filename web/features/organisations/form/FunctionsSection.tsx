import { Button, Group, Paper, SimpleGrid, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/form/DateField';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField } from '~/ui/form/SelectField';
import { newFunction, type OrganisationForm } from '../organisation.schema';
import type { SectionProps } from './form-types';

/** What the organisation may be taken on for. */
export function FunctionsSection({
  control,
  masters,
  today,
}: SectionProps & { readonly today: string }) {
  const { t } = useTranslation('organisations');
  const rows = useFieldArray<OrganisationForm, 'functions', 'key'>({
    control,
    name: 'functions',
    keyName: 'key',
  });
  return (
    <FormSection
      id="functions"
      title={t('section.functions')}
      hint={t('hint.functions')}
      columns={1}
    >
      <Stack gap="sm">
        {rows.fields.map((row, index) => {
          const at = `functions.${index}` as const;
          return (
            <Paper
              key={row.key}
              withBorder
              p="sm"
              role="group"
              aria-label={t('functions.row', { number: index + 1 })}
            >
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
                <SelectField
                  control={control}
                  name={`${at}.type_code`}
                  label={t('field.type_code')}
                  options={masters.list('ORGANISATION_TYPE')}
                  isRequired
                />
                <SelectField
                  control={control}
                  name={`${at}.class_code`}
                  label={t('field.class_code')}
                  options={masters.list('ORGANISATION_CLASS')}
                  isRequired
                />
                <SelectField
                  control={control}
                  name={`${at}.category_code`}
                  label={t('field.category_code')}
                  options={masters.list('FUNCTIONAL_CATEGORY')}
                />
                <DateField
                  control={control}
                  name={`${at}.valid_from`}
                  label={t('field.valid_from')}
                  isRequired
                />
                <DateField control={control} name={`${at}.valid_to`} label={t('field.valid_to')} />
              </SimpleGrid>
              {rows.fields.length === 1 ? null : (
                <Group justify="flex-end" mt="xs">
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    leftSection={<IconTrash size={15} aria-hidden />}
                    onClick={() => rows.remove(index)}
                    aria-label={t('functions.removeRow', { number: index + 1 })}
                  >
                    {t('remove')}
                  </Button>
                </Group>
              )}
            </Paper>
          );
        })}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => rows.append(newFunction(today))}
          >
            {t('functions.add')}
          </Button>
        </div>
      </Stack>
    </FormSection>
  );
}
