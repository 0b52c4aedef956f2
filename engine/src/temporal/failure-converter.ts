import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stack traces of failures go through the codec too: they may tell what a run is about. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
