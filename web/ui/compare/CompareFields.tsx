import { Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import { toDecimalText } from '~/lib/decimal-text';
import { isChanged } from './compare';
import type { CompareField, CompareKind, CompareValue } from './compare.types';
import classes from './CompareView.module.css';

interface CompareFieldsProps {
  readonly fields: readonly CompareField[];
  /** The row is new or gone: only one side has values. */
  readonly side?: 'before' | 'after';
}

/** Facts side by side: what they were, what they are, and by how much figures differ. */
export function CompareFields({ fields, side }: CompareFieldsProps) {
  if (fields.length === 0) return null;
  return (
    <dl className={classes.fields}>
      {fields.map((field) => (
        <div key={field.key} className={classes.field}>
          <dt className={classes.label}>{field.label}</dt>
          {side === 'after' ? null : <Side of="before" field={field} />}
          {side === 'before' ? null : <Side of="after" field={field} />}
        </div>
      ))}
    </dl>
  );
}

interface SideProps {
  readonly of: 'before' | 'after';
  readonly field: CompareField;
}

function Side({ of, field }: SideProps) {
  const { t } = useTranslation('compare');
  const write = useWriter();
  const text = write(field[of], field.kind);
  const isNumber = field.kind !== 'text';
  const body = (
    <>
      <span className="visually-hidden">{`${t(of)}: `}</span>
      <span className={isNumber ? 'tabular' : classes.text}>{text}</span>
    </>
  );
  if (!isChanged(field)) {
    return (
      <dd className={classes.side} data-side={of}>
        {body}
      </dd>
    );
  }
  const Mark = of === 'before' ? IconMinus : IconPlus;
  const Change = of === 'before' ? 'del' : 'ins';
  return (
    <dd className={classes.side} data-side={of} data-changed>
      <Mark size={12} stroke={2.5} aria-hidden className={classes.sign} />
      <Change className={classes.change}>{body}</Change>
      {of === 'after' ? <Difference field={field} /> : null}
    </dd>
  );
}

function Difference({ field }: { readonly field: CompareField }) {
  const { t } = useTranslation('compare');
  const write = useWriter();
  const difference = toDecimalText(field.difference);
  if (difference === null) return null;
  const isLess = difference.startsWith('-');
  return (
    <Text span size="xs" className={`tabular ${classes.difference ?? ''}`}>
      <span className="visually-hidden">{`${t('difference')}: `}</span>
      {isLess ? '− ' : '+ '}
      {write(difference.replace('-', ''), field.kind)}
    </Text>
  );
}

function useWriter() {
  const format = useFormat();
  return (value: CompareValue, kind: CompareKind): string => {
    if (value === null || value === undefined || value === '') return NO_VALUE;
    // What a form holds may not be a number yet: it is shown as it was typed.
    const decimal = toDecimalText(value);
    switch (kind) {
      case 'money':
        return decimal === null ? String(value) : format.money(decimal);
      case 'quantity':
        return decimal === null ? String(value) : format.quantity(decimal);
      case 'percent':
        return decimal === null ? String(value) : format.percent(decimal);
      case 'date':
        return format.date(String(value));
      case 'text':
        return String(value);
    }
  };
}
