import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import type { MasterField } from './master-kinds.types';
import { cellText } from './master-values';
import { useFieldChoices } from './use-field-choices';

interface MasterCellProps {
  readonly field: MasterField;
  readonly row: Readonly<Record<string, unknown>>;
}

/** A stored value as a person reads it. */
export function MasterCell({ field, row }: MasterCellProps) {
  const { t } = useTranslation('masters');
  const format = useFormat();
  const { wordOf } = useFieldChoices();
  const value = row[field.name];
  const text = cellText(value);
  if (text === '') return NO_VALUE;
  switch (field.type) {
    case 'flag':
      return t(value === true ? 'yes' : 'no');
    case 'integer':
      return field.name === 'max_size_bytes'
        ? format.fileSize(Number(text))
        : format.quantity(text, 0);
    case 'decimal':
      if (field.name === 'rate') return format.money(text);
      if (field.name === 'value') {
        return row['calculation'] === 'PERCENTAGE' ? format.percent(text) : format.money(text);
      }
      return field.name === 'conversion_factor' ? text : format.quantity(text);
    case 'choice':
      return wordOf(field, text);
    default:
      return text;
  }
}
