import type { SessionCommand } from '@wfb/engine/simulator';
import { browserHost, createSession } from '@wfb/engine/simulator/browser';

// Served with a content policy of its own: it may evaluate the code of a draft, and reach nothing.
const perform = createSession(browserHost, (answer) => postMessage(answer));
addEventListener('message', ({ data }: MessageEvent<SessionCommand>) => perform(data));
