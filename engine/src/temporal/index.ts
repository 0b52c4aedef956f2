export { createWorkflowBundle, type WorkflowBundle } from './bundle.ts';
export { createClientOptions, startRun, type StartRunOptions } from './client.ts';
export { createPayloadCodec } from './codec.ts';
export { createDataConverter, failureConverterPath } from './data-converter.ts';
export type { RunContext } from './header.ts';
export { replayRun, type ReplayOptions } from './replay.ts';
export { createRunHeaders, type RunHeaderOptions, type RunHeaders } from './seal-header.ts';
export type { StepEventSink } from './sinks.ts';
export { createHostSinks, createWorkerOptions, type HostedWorkerOptions } from './worker-options.ts';
