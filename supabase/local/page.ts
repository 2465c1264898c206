/** The frame of the few pages that the local stack shows of itself. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)} · DIGIT Works</title><style>
:root{color-scheme:light dark;font-family:system-ui,sans-serif}body{max-width:72rem;margin:2rem auto;padding:0 1rem}
article{border:1px solid #8886;border-radius:6px;padding:1rem;margin:1rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
div.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{border-bottom:1px solid #8886;padding:.3rem .5rem;text-align:start;white-space:nowrap}
td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
form{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.75rem;align-items:end}
label{display:grid;gap:.25rem;font-size:.875rem}input,select,button{font:inherit;padding:.3rem}</style>
<h1>${escape(title)}</h1>${body}</html>`;
}

export type Column<Row> = {
  name: string;
  of: (row: Row) => string | number | null | undefined;
  isNumber?: boolean;
};

export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const side = (column: Column<Row>): string => (column.isNumber ? ' class="number"' : '');
  const head = columns.map((column) => `<th${side(column)}>${escape(column.name)}</th>`).join('');
  const body = rows.map(
    (row) =>
      `<tr>${columns
        .map((column) => `<td${side(column)}>${escape(String(column.of(row) ?? ''))}</td>`)
        .join('')}</tr>`,
  );
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

/** Switches as a form: numbers, yes or no, and texts as they stand. */
export function switchForm(
  action: string,
  switches: Readonly<Record<string, string | number | boolean | readonly string[]>>,
): string {
  const fields = Object.entries(switches).map(([name, value]) => {
    const label = escape(name);
    if (typeof value === 'boolean')
      return `<label>${label}<select name="${label}"><option value="false">no</option>
        <option value="true"${value ? ' selected' : ''}>yes</option></select></label>`;
    const text = typeof value === 'object' ? value.join(' ') : String(value);
    const type = typeof value === 'number' ? 'number' : 'text';
    return `<label>${label}<input type="${type}" name="${label}" value="${escape(text)}"></label>`;
  });
  return `<form method="post" action="${escape(action)}">${fields.join('')}<button>Set</button></form>`;
}

/**
 * Reads switches from JSON or from the form above: names that are not known and values of another type are refused
 * with a sentence.
 */
export function readSwitches<Switches extends object>(
  current: Switches,
  given: Readonly<Record<string, unknown>>,
): Switches | string {
  const next = { ...current } as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    const now = next[name];
    if (now === undefined) return `There is no switch ${name}`;
    if (typeof now === 'boolean') {
      if (![true, false, 'true', 'false'].includes(value as string)) return `${name} is yes or no`;
      next[name] = String(value) === 'true';
    } else if (typeof now === 'number') {
      const number = Number(value);
      if (!Number.isInteger(number) || number < 0 || value === '') return `${name} is a number`;
      next[name] = number;
    } else if (Array.isArray(now)) {
      next[name] = Array.isArray(value)
        ? value.map(String)
        : String(value)
            .split(/[\s,]+/)
            .filter((part) => part !== '');
    } else {
      if (typeof value !== 'string') return `${name} is a text`;
      next[name] = value;
    }
  }
  return next as Switches;
}

/** A page of another site must not set a switch through the reader's browser. */
export function isForeign(headers: { readonly get: (name: string) => string | null }): boolean {
  return !['same-origin', 'none', null].includes(headers.get('sec-fetch-site'));
}
