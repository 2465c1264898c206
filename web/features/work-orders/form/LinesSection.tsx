import { Alert, Checkbox, Table, Text } from '@mantine/core';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { FormSection } from '~/ui/form/FormSection';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import type { OrderableLine } from '../order-basis.types';
import type { OrderSectionProps } from './form-types';
import { SectionError } from './SectionError';
import { useOrderFigures } from './use-order-figures';

/** The lines of the estimate that are ordered, and what the order comes to. */
export function LinesSection({ control, basis, masters }: OrderSectionProps) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  const { field, fieldState } = useController({ control, name: 'lines' });
  const { value, rule, isLabourUnknown } = useOrderFigures(control, basis);
  const chosen = new Set(field.value);
  const nameOf = (line: OrderableLine) =>
    line.overhead_code === null
      ? (line.description ?? line.name ?? '')
      : masters.overheadName(line.overhead_code);
  const toggle = (id: string) =>
    field.onChange(chosen.has(id) ? field.value.filter((one) => one !== id) : [...field.value, id]);
  return (
    <FormSection
      id="lines"
      title={t('section.lines')}
      hint={t(rule === 'LABOUR' ? 'hint.labour' : 'hint.lines')}
      columns={1}
      aside={
        <Text fw={700} className="tabular" aria-live="polite">
          {t('field.orderValue')}: {format.money(moneyToText(value))}
        </Text>
      }
    >
      <SectionError message={fieldState.error?.message} />
      {isLabourUnknown ? (
        <Alert color="saffron" mb="sm" p="xs">
          {t('lines.labourUnknown')}
        </Alert>
      ) : null}
      <Table.ScrollContainer pos="relative" minWidth={480} type="native" tabIndex={0}>
        <Table>
          <caption className="visually-hidden">{t('section.lines')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('field.item')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.quantity')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.amount')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {basis.lines.map((line) => (
              <Table.Tr key={line.estimate_line_id}>
                <Table.Td>
                  <Checkbox
                    checked={chosen.has(line.estimate_line_id)}
                    disabled={line.taken_by !== null}
                    onChange={() => toggle(line.estimate_line_id)}
                    label={nameOf(line)}
                    description={
                      line.taken_by === null
                        ? line.sor_code
                        : t('lines.takenBy', { number: line.taken_by })
                    }
                  />
                </Table.Td>
                <Table.Td ta="right">
                  {line.category === 'OVERHEAD' ? null : (
                    <QuantityText
                      value={line.quantity}
                      {...(line.unit_code === null
                        ? {}
                        : { unit: masters.unitName(line.unit_code) })}
                    />
                  )}
                </Table.Td>
                <Table.Td ta="right">
                  {line.percentage === null ? (
                    <MoneyText value={line.amount} />
                  ) : (
                    format.percent(line.percentage)
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </FormSection>
  );
}
