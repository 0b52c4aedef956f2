import { expect, it } from 'vitest';
import { deploymentName } from './queue-names.ts';

const id = '019a5c1e-0000-7000-8000-9c41d2e07a55';

it.each([
  ['0f3c2a1b-orders-queue', 'pool-0f3c2a1b-orders-9c41d2e07a55'],
  ['0f3c2a1b-a-project-with-a-very-long-name-urgent-queue', 'pool-with-a-very-long-name-urgent-9c41d2e07a55'],
  ['UserId_32-project-http.request', 'pool-erid-32-project-http-request-9c41d2e07a55'],
  ['----------------------------', 'pool--9c41d2e07a55'],
])('the Deployment of %s is called %s', (name, expected) => {
  expect(deploymentName({ id, name })).toBe(expected);
});
