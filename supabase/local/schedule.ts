/** What pg_cron does on a hosted project (see the schedules migration): the local stack has only this timer. */
export const SCHEDULE = [{ functionName: 'outbox-dispatch', everySeconds: 3 }] as const;

/** Calls the scheduled functions with the secret key; a call that still runs is not joined by a second. */
export function startSchedule(options: {
  call: (functionName: string, request: Request) => Promise<Response>;
  has: (functionName: string) => boolean;
  url: string;
  secretKey: string;
  log: (line: string) => void;
}): { stop: () => void } {
  const { call, has, url, secretKey, log } = options;
  const timers = SCHEDULE.map(({ functionName, everySeconds }) => {
    let isRunning = false;
    const tick = async (): Promise<void> => {
      if (isRunning || !has(functionName)) return;
      isRunning = true;
      try {
        const response = await call(
          functionName,
          new Request(`${url}/functions/v1/${functionName}`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${secretKey}`,
              apikey: secretKey,
              'content-type': 'application/json',
            },
            body: '{}',
          }),
        );
        if (!response.ok)
          log(`schedule: ${functionName} answered ${response.status} ${await response.text()}`);
        else await response.body?.cancel();
      } finally {
        isRunning = false;
      }
    };
    return setInterval(
      () => void tick().catch((error: unknown) => log(`schedule: ${String(error)}`)),
      everySeconds * 1000,
    );
  });
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
