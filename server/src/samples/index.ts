import { approveExpenseSample } from './approve-expense/scenarios.ts';
import { billSubscriptionSample } from './bill-subscription/scenarios.ts';
import { decideLoanSample } from './decide-loan/scenarios.ts';
import { deletePersonalDataSample } from './delete-personal-data/scenarios.ts';
import { enrichContactSample } from './enrich-contact/scenarios.ts';
import { fulfilOrderSample } from './fulfil-order/scenarios.ts';
import { handleDeviceAlertsSample } from './handle-device-alerts/scenarios.ts';
import { keepAccountSample } from './keep-account/scenarios.ts';
import { loadOrdersSample } from './load-orders/scenarios.ts';
import { moderateContentSample } from './moderate-content/scenarios.ts';
import { nightlyReportSample } from './nightly-report/scenarios.ts';
import { onboardEmployeeSample } from './onboard-employee/scenarios.ts';
import { reconcilePaymentsSample } from './reconcile-payments/scenarios.ts';
import { respondToIncidentSample } from './respond-to-incident/scenarios.ts';
import { reviewDocumentSample } from './review-document/scenarios.ts';
import type { Sample } from './sample.ts';
import { signUpSample } from './sign-up/scenarios.ts';

export { sampleCategories, type Sample, type SampleCategory, type Scenario } from './sample.ts';

/** All samples: what the gallery shows, the documentation tells and the tests run. */
export const samples: readonly Sample[] = [
  fulfilOrderSample,
  approveExpenseSample,
  onboardEmployeeSample,
  reviewDocumentSample,
  decideLoanSample,
  billSubscriptionSample,
  reconcilePaymentsSample,
  keepAccountSample,
  enrichContactSample,
  signUpSample,
  moderateContentSample,
  deletePersonalDataSample,
  respondToIncidentSample,
  handleDeviceAlertsSample,
  loadOrdersSample,
  nightlyReportSample,
];

export const sampleOf = (id: string): Sample => {
  const sample = samples.find((candidate) => candidate.id === id);
  if (!sample) throw new Error(`There is no sample “${id}”`);
  return sample;
};
