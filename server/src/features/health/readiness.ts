export interface CheckResult {
  ok: boolean;
  message: string;
  ms: number;
}

/** Gives a word on how it is, or throws an error whose message says what is wrong. */
export type ReadinessCheck = () => Promise<string>;

export interface Readiness {
  add(name: string, check: ReadinessCheck): void;
  /** All checks, or those of these names; a name that has no check fails. */
  run(names?: readonly string[]): Promise<{ ok: boolean; checks: Record<string, CheckResult> }>;
}

/** Checks that answer slower than this count as failed. Milliseconds. */
const timeLimit = 3_000;

export function createReadiness(): Readiness {
  const checks = new Map<string, ReadinessCheck>();
  return {
    add: (name, check) => void checks.set(name, check),
    async run(names = [...checks.keys()]) {
      const entries = await Promise.all(
        names.map(async (name) => [name, await measure(checks.get(name) ?? noSuchPart)] as const),
      );
      return { ok: entries.every(([, result]) => result.ok), checks: Object.fromEntries(entries) };
    },
  };
}

const noSuchPart: ReadinessCheck = async () => {
  throw new Error('There is no such part.');
};

async function measure(check: ReadinessCheck): Promise<CheckResult> {
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeLimit} ms.`)), timeLimit);
  });
  try {
    return { ok: true, message: await Promise.race([check(), limit]), ms: elapsed() };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error), ms: elapsed() };
  } finally {
    clearTimeout(timer);
  }
}
