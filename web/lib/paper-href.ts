/** Papers whose page stands under another noun than their kind, or inside of another page. */
const OTHERS: Readonly<Record<string, (id: string) => string>> = {
  letter_of_intent: (id) => `/letters/${id}`,
  automatic_bill: (id) => `/bills/${id}`,
  appropriation: (id) => `/budgets?order=${id}`,
};

/** The address of a paper inside the app: `paperHref('work_order', id)` is `/work-orders/<id>`. */
export function paperHref(documentType: string, id: string): string {
  return OTHERS[documentType]?.(id) ?? `/${documentType.replaceAll('_', '-')}s/${id}`;
}
