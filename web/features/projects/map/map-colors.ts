/** The colour of a work on the map by its state; the word stands in the list beside the map. */
const COLORS: Readonly<Record<string, string>> = {
  CREATED: '#187a70',
  IN_PROGRESS: '#2f6a9d',
  APPROVED: '#268546',
  COMPLETED: '#15532b',
  CANCELLED: '#64757e',
};
const OTHER = '#c67406';

export function colorOfState(state: string): string {
  return COLORS[state] ?? OTHER;
}
