import { Button, Group, Paper, SimpleGrid, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormSection } from '~/ui/form/FormSection';
import { CheckboxField } from '~/ui/form/SelectField';
import { TextField } from '~/ui/form/TextField';
import { newContact, type OrganisationForm } from '../organisation.schema';
import type { SectionProps } from './form-types';

/** The people whom the agency deals with. A login is given on the organisation's page. */
export function ContactsSection({ control }: Pick<SectionProps, 'control'>) {
  const { t } = useTranslation('organisations');
  const rows = useFieldArray<OrganisationForm, 'contacts', 'key'>({
    control,
    name: 'contacts',
    keyName: 'key',
  });
  return (
    <FormSection id="contacts" title={t('section.contacts')} hint={t('hint.contacts')} columns={1}>
      <Stack gap="sm">
        {rows.fields.map((row, index) => {
          const at = `contacts.${index}` as const;
          return (
            <Paper
              key={row.key}
              withBorder
              p="sm"
              role="group"
              aria-label={t('contacts.row', { number: index + 1 })}
            >
              <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
                <TextField
                  control={control}
                  name={`${at}.name`}
                  label={t('field.person')}
                  maxLength={100}
                  isRequired
                />
                <TextField
                  control={control}
                  name={`${at}.position`}
                  label={t('field.position')}
                  maxLength={100}
                />
                <TextField
                  control={control}
                  name={`${at}.mobile`}
                  label={t('field.mobile')}
                  type="tel"
                />
                <TextField
                  control={control}
                  name={`${at}.email`}
                  label={t('field.email')}
                  type="email"
                />
              </SimpleGrid>
              <Group justify="space-between" mt="sm">
                <CheckboxField
                  control={control}
                  name={`${at}.is_primary`}
                  label={t('contacts.first')}
                />
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  leftSection={<IconTrash size={15} aria-hidden />}
                  onClick={() => rows.remove(index)}
                  aria-label={t('contacts.removeRow', { number: index + 1 })}
                >
                  {t('remove')}
                </Button>
              </Group>
            </Paper>
          );
        })}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => rows.append(newContact(rows.fields.length === 0))}
          >
            {t('contacts.add')}
          </Button>
        </div>
      </Stack>
    </FormSection>
  );
}
