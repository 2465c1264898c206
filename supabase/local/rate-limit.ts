/** Counts events per key in a sliding window; answers false when the window is full. */
export class RateLimit {
  private readonly events = new Map<string, number[]>();
  private readonly limit: number;
  private readonly windowSeconds: number;

  constructor(limit: number, windowSeconds: number) {
    this.limit = limit;
    this.windowSeconds = windowSeconds;
  }

  take(key: string): boolean {
    const since = Date.now() - this.windowSeconds * 1000;
    const recent = (this.events.get(key) ?? []).filter((at) => at > since);
    const isAllowed = recent.length < this.limit;
    if (isAllowed) recent.push(Date.now());
    this.events.set(key, recent);
    return isAllowed;
  }
}
