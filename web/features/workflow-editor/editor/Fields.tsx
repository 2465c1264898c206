import { Group, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Named {
  readonly name: string;
  readonly local_names: Readonly<Record<string, string>>;
}

interface NameFieldsProps {
  readonly row: Named;
  readonly onChange: (patch: Named) => void;
  readonly onLeave?: () => void;
}

/** A name in the three languages of the product. */
export function NameFields({ row, onChange, onLeave }: NameFieldsProps) {
  const { t } = useTranslation('workflow-editor');
  const { name, local_names: local } = row;
  return (
    <>
      <TextInput
        label={t('field.name')}
        required
        maxLength={100}
        value={name}
        error={name.trim() === '' ? t('errors:REQUIRED') : undefined}
        onChange={({ currentTarget: { value } }) => onChange({ name: value, local_names: local })}
        onBlur={onLeave}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {(['or', 'hi'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(`field.name_${language}`)}
            maxLength={100}
            lang={language}
            value={local[language] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange({ name, local_names: { ...local, [language]: value } })
            }
          />
        ))}
      </SimpleGrid>
    </>
  );
}

interface CodeFieldProps {
  readonly code: string;
  readonly taken: readonly string[];
  readonly onRename: (code: string) => void;
}

/** A code, taken over when the field is left; what refers to it follows. Give it `key={code}`. */
export function CodeField({ code, taken, onRename }: CodeFieldProps) {
  const { t } = useTranslation('workflow-editor');
  const [typed, setTyped] = useState(code);
  const problem = !/^[A-Z][A-Z_]*$/.test(typed)
    ? t('field.codeHint')
    : typed !== code && taken.includes(typed)
      ? t('errors:DUPLICATE_CODE')
      : undefined;
  return (
    <TextInput
      label={t('field.code')}
      description={t('field.codeHint')}
      maxLength={60}
      value={typed}
      error={problem}
      onChange={({ currentTarget: { value } }) => setTyped(value.toUpperCase())}
      onBlur={() => {
        if (problem === undefined && typed !== code) onRename(typed);
      }}
    />
  );
}

interface SlaFieldsProps {
  readonly hours: number | null;
  readonly onChange: (hours: number | null) => void;
}

/** A time limit in days and hours; both empty means none. */
export function SlaFields({ hours, onChange }: SlaFieldsProps) {
  const { t } = useTranslation('workflow-editor');
  const days = hours === null ? '' : Math.floor(hours / 24);
  const rest = hours === null ? '' : hours % 24;
  const set = (nextDays: string | number, nextHours: string | number) => {
    const total = Number(nextDays) * 24 + Number(nextHours);
    onChange(total > 0 ? Math.round(total) : null);
  };
  return (
    <Group grow align="flex-end" gap="sm">
      <NumberInput
        label={t('field.slaDays')}
        min={0}
        max={730}
        allowDecimal={false}
        hideControls
        value={days}
        onChange={(value) => set(value, rest)}
      />
      <NumberInput
        label={t('field.slaHours')}
        min={0}
        max={23}
        allowDecimal={false}
        hideControls
        value={rest}
        onChange={(value) => set(days, value)}
      />
    </Group>
  );
}
