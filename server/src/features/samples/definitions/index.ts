import { fulfilOrder } from './fulfil-order.ts';
import { nightlyReport } from './nightly-report.ts';
import { welcomeLead } from './welcome-lead.ts';

/** In the order in which they are made; lists show the newest first. */
export const sampleDefinitions = [welcomeLead, nightlyReport, fulfilOrder];
