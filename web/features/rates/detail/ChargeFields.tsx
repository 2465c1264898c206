import { ActionIcon, Button, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CHARGE_CALCULATIONS } from '#domain';
import { useMasters } from '~/features/masters';
import { useChoices } from '~/ui/form/SelectField';

export interface ChargeRow {
  readonly id: string;
  readonly description: string;
  readonly head_code: string;
  readonly calculation: string;
  readonly figure: string;
}

interface ChargeFieldsProps {
  readonly rows: readonly ChargeRow[];
  readonly onChange: (rows: readonly ChargeRow[]) => void;
  /** What the server said of a field, by pointer. */
  readonly errorOf: (pointer: string) => string | undefined;
}

/** Extra charges of an analysis: rupees for the analysed quantity, or percent of a head. */
export function ChargeFields({ rows, onChange, errorOf }: ChargeFieldsProps) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const heads = useChoices(masters.list('RATE_HEAD'));
  const change = (id: string, part: Partial<ChargeRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const first = heads.find(({ value }) => value === 'ADC.4')?.value ?? heads[0]?.value ?? '';
  return (
    <section aria-labelledby="charges-title">
      <Title order={3} fz="md" id="charges-title" mb={4}>
        {t('charge.title')}
      </Title>
      <Stack gap="xs">
        {rows.map((row, index) => {
          const name = (field: string) => t(`charge.${field}`);
          const error = (field: string) => errorOf(`/charges/${index}/${field}`);
          return (
            <Group key={row.id} gap="xs" align="flex-start">
              <TextInput
                label={name('description')}
                value={row.description}
                maxLength={200}
                onChange={(event) => change(row.id, { description: event.currentTarget.value })}
                error={error('description')}
                style={{ flex: '1 1 200px' }}
              />
              <NativeSelect
                label={name('head')}
                value={row.head_code}
                data={heads}
                onChange={(event) => change(row.id, { head_code: event.currentTarget.value })}
                error={error('head_code')}
              />
              <NativeSelect
                label={name('calculation')}
                value={row.calculation}
                data={CHARGE_CALCULATIONS.map((value) => ({
                  value,
                  label: t(`charge.${value}`),
                }))}
                onChange={(event) => change(row.id, { calculation: event.currentTarget.value })}
              />
              <TextInput
                label={name('figure')}
                value={row.figure}
                inputMode="decimal"
                w={120}
                onChange={(event) => change(row.id, { figure: event.currentTarget.value })}
                error={error('figure')}
              />
              <ActionIcon
                mt={24}
                size="lg"
                variant="subtle"
                color="red"
                aria-label={t('charge.remove', { charge: row.description || index + 1 })}
                onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}
              >
                <IconTrash size={17} aria-hidden />
              </ActionIcon>
            </Group>
          );
        })}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() =>
              onChange([
                ...rows,
                {
                  id: crypto.randomUUID(),
                  description: '',
                  head_code: first,
                  calculation: 'FIXED',
                  figure: '',
                },
              ])
            }
          >
            {t('charge.add')}
          </Button>
        </div>
      </Stack>
    </section>
  );
}
