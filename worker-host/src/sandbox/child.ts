import { execute } from './execute.ts';
import type { CodeRequest } from './messages.ts';
import { stripTypes } from './strip-types.ts';

// A process of its own, without environment, started by pool.ts: whatever user code manages to break breaks here, and
// one piece of code runs at a time, so that it is nobody else's loss.

/** Memory beside the isolate's limit that a run may make the process use: copies of input and output, buffers. */
const spareMb = 192;

process.on('disconnect', () => process.exit(0));
process.on('message', (request: CodeRequest) => void serve(request));
// The first use of the type stripper loads it; better now than in somebody's first step.
stripTypes('export default (warm: number) => warm');
process.send?.('ready');

async function serve(request: CodeRequest): Promise<void> {
  const limit = process.memoryUsage.rss() + (request.limits.memoryMb + spareMb) * 1024 * 1024;
  const watch = setInterval(() => {
    // V8 looks at the isolate's limit only when it collects garbage; one large allocation can be far beyond it by then.
    // The other side ends this process: leaving by itself would wait for the isolate.
    if (process.memoryUsage.rss() > limit) process.send?.('out of memory');
  }, 25);
  const reply = await execute(request);
  clearInterval(watch);
  process.send?.(reply);
}
