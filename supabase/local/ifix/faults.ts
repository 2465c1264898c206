export type Fault = { code: string; message: string };

/** A request that is refused, with all its faults together. */
export class ChecksFailed extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ code }) => code).join(', '));
    this.faults = faults;
  }
}

export class Faults {
  readonly all: Fault[] = [];

  add(code: string, message: string): void {
    if (!this.all.some((known) => known.code === code && known.message === message))
      this.all.push({ code, message });
  }

  raise(): void {
    if (this.all.length > 0) throw new ChecksFailed(this.all);
  }
}
