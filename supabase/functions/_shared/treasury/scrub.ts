const PERSONAL =
  /^(benfAcctNo|benfAccountNo|orgAccountNo|correctedAccountNo|curAccountNo|benfMobileNo|adhaarNumber|panNo)$/;
/** Accounts have nine digits and more; numbers of our papers have fewer in a row. */
const LONG_NUMBER = /\d{9,}/g;

/** Blanks in a text every account, mobile, Aadhaar and PAN of a message, and any long number; the last four stay. */
export function scrubber(message: object): (text: string) => string {
  const secrets = new Set<string>();
  const collect = (value: unknown, name: string): void => {
    if (Array.isArray(value)) value.forEach((entry) => collect(entry, name));
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) collect(inner, key);
    else if (typeof value === 'string' && value.length >= 5 && PERSONAL.test(name))
      secrets.add(value);
  };
  collect(message, '');
  // The longest first: one may be part of another.
  const known = [...secrets].sort((a, b) => b.length - a.length);
  return (text) =>
    known
      .reduce((clean, secret) => clean.replaceAll(secret, mask(secret)), text)
      .replace(LONG_NUMBER, mask);
}

const mask = (secret: string): string => `…${secret.slice(-4)}`;
