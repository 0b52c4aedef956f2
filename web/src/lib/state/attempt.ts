import { ApiError } from '#lib/api/api-error.ts';
import { toaster } from '#lib/ui/toaster.svelte.ts';

/** Does a change and says how it went; false where the server refused it. */
export async function attempt(work: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await work();
    toaster.show(done, { tone: 'done' });
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    toaster.show(error.message, { tone: 'failed' });
    return false;
  }
}
