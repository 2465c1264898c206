import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { FormSection } from '~/ui/form/FormSection';
import { TextAreaField } from '~/ui/form/TextField';
import { newTerm, type WorkOrderForm } from '../work-order.schema';
import type { OrderSectionProps } from './form-types';
import { useOrderFigures } from './use-order-figures';

/** Terms of the library that fit the role, and terms of this order alone. */
export function TermsSection({ control, basis }: Omit<OrderSectionProps, 'masters'>) {
  const { t } = useTranslation('work-orders');
  const nameOf = useLocalName();
  const { role } = useOrderFigures(control, basis);
  const rows = useFieldArray<WorkOrderForm, 'terms', 'key'>({
    control,
    name: 'terms',
    keyName: 'key',
  });
  const place = (code: string) =>
    rows.fields.findIndex(({ standard_code: taken }) => taken === code);
  const offered = basis.terms.filter(
    ({ code, agency_role_code: of }) => of === null || of === role || place(code) >= 0,
  );
  const toggle = (code: string, text: string) => {
    const at = place(code);
    if (at >= 0) rows.remove(at);
    else rows.append(newTerm(code, text));
  };
  return (
    <FormSection id="terms" title={t('section.terms')} hint={t('hint.terms')} columns={1}>
      <Stack gap="sm">
        {offered.map((term) => (
          <Checkbox
            key={term.code}
            checked={place(term.code) >= 0}
            onChange={() => toggle(term.code, term.name)}
            label={nameOf(term)}
          />
        ))}
        {rows.fields.map((row, index) =>
          row.standard_code === '' ? (
            <Group key={row.key} align="flex-end" wrap="nowrap" gap="xs">
              <div style={{ flex: 1 }}>
                <TextAreaField
                  control={control}
                  name={`terms.${index}.text`}
                  label={t('field.term')}
                  maxLength={1000}
                  rows={1}
                  isRequired
                />
              </div>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() => rows.remove(index)}
                aria-label={t('terms.removeRow', { number: index + 1 })}
              >
                <IconTrash size={16} aria-hidden />
              </Button>
            </Group>
          ) : null,
        )}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => rows.append(newTerm())}
          >
            {t('terms.add')}
          </Button>
        </div>
        {rows.fields.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('terms.none')}
          </Text>
        ) : null}
      </Stack>
    </FormSection>
  );
}
