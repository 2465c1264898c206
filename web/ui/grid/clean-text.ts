import { readTypedDecimal } from '~/lib/decimal-text';
import { CHECKED, type GridColumn, type GridRow } from './grid.types';

const YES = /^(?:1|true|yes|y|x|✓|✔|-|−|हाँ|ହଁ)$/i;

/**
 * What was typed or pasted, as the column keeps it: one line of text, a plain decimal (grouping, Indian
 * digits and brackets for a minus are understood), a mark, the code of a choice. What cannot be read stays
 * as it is, so that the cell can say what is wrong with it.
 */
export function cleanText<Row extends GridRow>(column: GridColumn<Row>, typed: string): string {
  const text = typed.replace(/\s+/g, ' ').trim();
  switch (column.kind) {
    case 'decimal': {
      const signed = text.replace(/^\((.*)\)$/, '-$1').replace(/^−/, '-');
      return text === '' ? '' : (readTypedDecimal(signed, column.decimals) ?? text);
    }
    case 'checkbox':
      return YES.test(text) ? CHECKED : '';
    case 'choice': {
      const wanted = text.toLocaleLowerCase();
      const found = column.options.find(
        ({ value, label }) =>
          value.toLocaleLowerCase() === wanted || label.toLocaleLowerCase() === wanted,
      );
      return found?.value ?? text;
    }
    case 'text':
    case 'picker':
    case 'computed':
      return text;
  }
}
