/** The address of a paper inside the app: `paperHref('work_order', id)` is `/work-orders/<id>`. */
export function paperHref(documentType: string, id: string): string {
  return `/${documentType.replaceAll('_', '-')}s/${id}`;
}
