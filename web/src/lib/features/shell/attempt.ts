import { ApiError } from '#lib/api/api-error.ts';
import { toaster } from '#lib/ui/toaster.svelte.ts';

/** Does something that may fail and says how it went, in a message. True when it went well. */
export async function attempt(work: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await work();
    if (done) toaster.show(done, { tone: 'done' });
    return true;
  } catch (error) {
    const message = error instanceof ApiError ? error.message : 'Something went wrong. Please try again.';
    toaster.show(message, { tone: 'failed', duration: 8000 });
    return false;
  }
}
