import fs from 'node:fs';
import path from 'node:path';

/**
 * What a reference server remembers: one JSON object a line, on disk before the caller goes on. A kill at any moment
 * loses nothing that was answered; a line that was cut off by it was never answered and is cut away.
 */
export class EventRecord<Event extends object> {
  readonly #descriptor: number;
  readonly #isDurable: boolean;

  constructor(file: string, isDurable: boolean, onEvent: (event: Event) => void) {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.#isDurable = isDurable;
    this.#descriptor = fs.openSync(file, 'a+', 0o600);
    const content = fs.readFileSync(file);
    const end = content.lastIndexOf(0x0a) + 1;
    if (end < content.length) fs.ftruncateSync(this.#descriptor, end);
    for (const line of content.subarray(0, end).toString('utf8').split('\n'))
      if (line !== '') onEvent(JSON.parse(line) as Event);
  }

  append(events: readonly Event[]): void {
    if (events.length === 0) return;
    fs.writeSync(this.#descriptor, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    if (this.#isDurable) fs.fdatasyncSync(this.#descriptor);
  }

  close(): void {
    fs.closeSync(this.#descriptor);
  }
}
