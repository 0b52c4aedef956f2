/** Workflows of a worker: the user's own all run in the default one. */
export { hostedWorkflow as default } from './hosted-workflow.ts';
export { wfbScheduleLauncher } from './schedule-launcher.ts';
