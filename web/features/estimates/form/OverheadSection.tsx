import { ActionIcon, Select, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import type { Named } from '~/i18n/local-name';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { FormSection } from '~/ui/form/FormSection';
import { MoneyField } from '~/ui/form/NumberField';
import { useEstimateForm } from './form-context';
import classes from './form.module.css';
import { LineError } from './LineError';
import { usePreview, type FormOverhead } from './preview-store';

export type NamedOverhead = FormOverhead & Named;

/** The master leaves the amount to who estimates. */
const isTypedAmount = (rule: FormOverhead) =>
  rule.calculation === 'LUMPSUM' && (rule.value === null || rule.value === undefined);

/** Overheads: what the system adds by itself, and what is picked, each once. */
export function OverheadSection({ overheads }: { readonly overheads: readonly NamedOverhead[] }) {
  const { t } = useTranslation('estimates');
  const nameOf = useLocalName();
  const { control } = useEstimateForm();
  const { fields, append, remove } = useFieldArray({
    control,
    name: 'overheads',
    keyName: 'key',
  });
  const picked = fields.map(({ overhead_code }) => overhead_code);
  const automatic = overheads.filter((rule) => rule.is_auto_calculated);
  const left = overheads.filter((rule) => !rule.is_auto_calculated && !picked.includes(rule.code));

  return (
    <FormSection
      id="overheads"
      title={t('section.overheads')}
      hint={t('section.overheadsHint')}
      columns={1}
    >
      <ul className={classes.overheads}>
        {automatic.map((rule) => (
          <li key={rule.code}>
            <OverheadName rule={rule} />
            <Text span size="xs" c="dimmed">
              {t('overhead.automatic')}
            </Text>
            <OverheadAmount code={rule.code} />
            <span />
          </li>
        ))}
        {fields.map((field, index) => {
          const rule = overheads.find(({ code }) => code === field.overhead_code);
          const title = rule === undefined ? field.overhead_code : nameOf(rule);
          return (
            <li key={field.id}>
              <div>
                {rule === undefined ? <Text size="sm">{title}</Text> : <OverheadName rule={rule} />}
                <LineError name={`overheads.${index}.overhead_code`} label={title} />
              </div>
              {rule !== undefined && isTypedAmount(rule) ? (
                <MoneyField
                  control={control}
                  name={`overheads.${index}.lump_sum`}
                  label={t('overhead.lumpSum', { name: title })}
                  isRequired
                />
              ) : (
                <span />
              )}
              <OverheadAmount code={field.overhead_code} />
              <ActionIcon
                aria-label={t('line.removeNamed', { title })}
                onClick={() => remove(index)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {left.length === 0 ? null : (
        <Select
          maw={360}
          mt="sm"
          label={t('overhead.add')}
          placeholder={t('common:form.choose')}
          value={null}
          data={left.map((rule) => ({ value: rule.code, label: nameOf(rule) }))}
          nothingFoundMessage={t('common:state.nothingFound')}
          onChange={(code) => {
            if (code === null) return;
            append(
              { id: crypto.randomUUID(), overhead_code: code, lump_sum: '' },
              { focusName: `overheads.${fields.length}.lump_sum` },
            );
          }}
        />
      )}
    </FormSection>
  );
}

function OverheadName({ rule }: { readonly rule: NamedOverhead }) {
  const { t } = useTranslation('estimates');
  const format = useFormat();
  const nameOf = useLocalName();
  const basis =
    rule.calculation === 'PERCENTAGE'
      ? t('overhead.percentage', { percent: format.percent(rule.value) })
      : t('overhead.fixed');
  return (
    <span>
      <Text span size="sm" fw={600} display="block">
        {nameOf(rule)}
      </Text>
      <Text span size="xs" c="dimmed">
        {basis}
      </Text>
    </span>
  );
}

function OverheadAmount({ code }: { readonly code: string }) {
  const format = useFormat();
  const amount = usePreview((preview) => preview.totals.overheads[code]);
  return (
    <output className={`tabular ${classes.overheadAmount ?? ''}`}>
      {amount === undefined ? null : format.money(moneyToText(amount))}
    </output>
  );
}
