import { parentPort, workerData } from 'node:worker_threads';
import { ExportError, exportProject, type ExportRequest, zipProject } from '@wfb/engine/export';
import type { ExportAnswer } from './export.ts';

const { name, request } = workerData as { name: string; request: ExportRequest };

try {
  answer({ archive: zipProject(name, await exportProject(request)) });
} catch (error) {
  if (!(error instanceof ExportError)) throw error;
  answer({ refusal: error.message });
}

function answer(message: ExportAnswer): void {
  parentPort?.postMessage(message);
}
