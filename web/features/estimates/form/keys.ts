/** The keys of the form as they are printed on a keyboard: alike in all languages. The rest is `GRID_KEYS`. */
export const KEYS = {
  next: 'Enter',
  move: '↑ ↓ ← →',
  deduct: '−',
  addItem: 'Alt N',
  addOther: 'Alt O',
  paste: 'Ctrl V',
  fillDown: 'Ctrl D',
  undo: 'Ctrl Z',
  save: 'Ctrl S',
  submit: 'Ctrl Enter',
} as const;

export const KEY_NAMES = Object.keys(KEYS) as (keyof typeof KEYS)[];
