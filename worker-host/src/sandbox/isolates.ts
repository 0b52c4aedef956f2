import ivm from 'isolated-vm';

interface Kept {
  isolate: ivm.Isolate;
  uses: number;
}

const maxKept = 3;
/** A heap that served for long is given up, whatever its code managed to leave in it. */
const maxUses = 500;

/** Isolates by project and memory limit, least recently used first. */
const kept = new Map<string, Kept>();

export function takeIsolate(key: string, memoryMb: number): ivm.Isolate {
  const found = kept.get(key);
  if (found && !found.isolate.isDisposed && found.uses < maxUses) {
    kept.delete(key);
    kept.set(key, found);
    found.uses += 1;
    return found.isolate;
  }
  dropIsolate(key);
  if (kept.size >= maxKept) dropIsolate(kept.keys().next().value!);
  const isolate = new ivm.Isolate({ memoryLimit: memoryMb });
  kept.set(key, { isolate, uses: 1 });
  return isolate;
}

export function dropIsolate(key: string): void {
  const found = kept.get(key);
  kept.delete(key);
  if (found && !found.isolate.isDisposed) found.isolate.dispose();
}
