/**
 * Resolves when somebody wants this program to end: Ctrl-C, a polite kill, a closed terminal, or the end of the
 * process that started it (`bootstrap.mjs` holds the other end of the channel). Asking twice changes nothing: Ctrl-C
 * in a terminal reaches this process both directly and through its parent.
 */
export function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    if (process.channel) process.once('disconnect', () => resolve('the end of its parent'));
  });
}
