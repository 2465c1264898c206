/** The keys of the form as they are printed on a keyboard: alike in all languages. */
export const KEYS = {
  next: 'Enter',
  move: '↑ ↓ ← →',
  deduct: '−',
  addItem: 'Alt N',
  save: 'Ctrl S',
  submit: 'Ctrl Enter',
} as const;

export const KEY_NAMES = Object.keys(KEYS) as (keyof typeof KEYS)[];
