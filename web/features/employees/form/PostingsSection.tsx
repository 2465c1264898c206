import { Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { DateField } from '~/ui/form/DateField';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField } from '~/ui/form/SelectField';
import { newPosting, type EmployeeForm } from '../employee.schema';
import type { EmployeeControl } from './form-types';

interface PostingsSectionProps {
  readonly control: EmployeeControl;
  readonly masters: MasterLookup;
}

/** Department and designation over time. */
export function PostingsSection({ control, masters }: PostingsSectionProps) {
  const { t } = useTranslation('employees');
  const rows = useFieldArray<EmployeeForm, 'assignments', 'key'>({
    control,
    name: 'assignments',
    keyName: 'key',
  });
  return (
    <FormSection id="postings" title={t('section.postings')} hint={t('hint.postings')} columns={1}>
      <Stack gap="sm">
        {rows.fields.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('postings.none')}
          </Text>
        ) : null}
        {rows.fields.map((row, index) => (
          <Paper
            key={row.key}
            withBorder
            p="sm"
            role="group"
            aria-label={t('postings.row', { number: index + 1 })}
          >
            <PostingFields control={control} masters={masters} index={index} />
            <Group justify="flex-end" mt="xs">
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => rows.remove(index)}
                aria-label={t('postings.removeRow', { number: index + 1 })}
              >
                {t('postings.remove')}
              </Button>
            </Group>
          </Paper>
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => rows.prepend(newPosting())}
          >
            {t('postings.add')}
          </Button>
        </div>
      </Stack>
    </FormSection>
  );
}

function PostingFields({
  control,
  masters,
  index,
}: PostingsSectionProps & { readonly index: number }) {
  const { t } = useTranslation('employees');
  const { setValue } = useFormContext<EmployeeForm>();
  const department = useWatch({ control, name: `assignments.${index}.department_code` });
  const at = `assignments.${index}` as const;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
      <SelectField
        control={control}
        name={`${at}.department_code`}
        label={t('field.department_code')}
        options={masters.list('DEPARTMENT')}
        onPicked={() => setValue(`${at}.designation_code`, '', { shouldDirty: true })}
        isRequired
      />
      <SelectField
        control={control}
        name={`${at}.designation_code`}
        label={t('field.designation_code')}
        options={masters.listOf('DESIGNATION', department)}
        isRequired
      />
      <DateField control={control} name={`${at}.from_on`} label={t('field.from_on')} isRequired />
      <DateField control={control} name={`${at}.to_on`} label={t('field.to_on')} />
    </SimpleGrid>
  );
}
