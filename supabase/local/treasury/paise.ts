/** Rupees as text to paise and back; null for what is no amount of two decimals. */
export function paiseOf(text: unknown): bigint | null {
  if (typeof text !== 'string') return null;
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole = '0', decimals = ''] = match;
  const paise = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  return sign === '-' ? -paise : paise;
}

export function rupeesOf(paise: bigint): string {
  const magnitude = paise < 0n ? -paise : paise;
  return `${paise < 0n ? '-' : ''}${magnitude / 100n}.${String(magnitude % 100n).padStart(2, '0')}`;
}
