/** Day and time of day in a zone, as a form keeps them: `2026-12-01`, `15:00`; both empty for no instant. */
export function placeIn(zone: string, instant: string | null): { day: string; time: string } {
  if (instant === null) return { day: '', time: '' };
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
  };
}

/** The instant of a day and a time of day in a zone, ISO 8601 in UTC; `null` where either is missing. */
export function instantIn(zone: string, day: string, time: string): string | null {
  if (day === '' || time === '') return null;
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // What the zone shows at that instant of UTC is off by its offset; once more, for the change of the clock.
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const shown = placeIn(zone, new Date(guess).toISOString());
    guess += wanted - Date.parse(`${shown.day}T${shown.time}:00Z`);
  }
  return new Date(guess).toISOString();
}
