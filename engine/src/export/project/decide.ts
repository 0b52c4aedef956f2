// Decides an approval: npm run decide -- <approval id> approve|reject [--comment "…"] [--by "Ada"] [--form '{"amount": 5}'] [--run <id>]
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { approvalDecidedSignal, type ApprovalDecidedEvent } from '../../contract/approval.ts';
import { approvalStore } from './approvals.ts';
import { connectClient } from './connection.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    comment: { type: 'string' },
    by: { type: 'string', default: userInfo().username },
    form: { type: 'string', default: '{}' },
    /** Of a request that was made before this project carried the run on. */
    run: { type: 'string' },
  },
});
const [approvalId = '', choice] = positionals;
if (choice !== 'approve' && choice !== 'reject')
  throw new Error('npm run decide -- <approval id> approve|reject [--comment "…"]');

const request = await approvalStore.find(approvalId);
const runId = values.run ?? request?.runId;
if (!runId)
  throw new Error(`There is no approval ${approvalId}. Was it asked for elsewhere? Then add --run <run id>.`);

const isFirst = await approvalStore.decide(approvalId, {
  approved: choice === 'approve',
  decision: choice === 'approve' ? 'approved' : 'rejected',
  by: { id: values.by, name: values.by },
  comment: values.comment ?? null,
  form: JSON.parse(values.form) as Record<string, unknown>,
  at: new Date().toISOString(),
});
console.log(isFirst ? 'Decided.' : 'It was decided before.');

// Also after a repeat: the first one may have ended before it told the run.
const client = await connectClient();
const event: ApprovalDecidedEvent = { approvalId };
await client.workflow.getHandle(runId).signal(approvalDecidedSignal, event);
await client.connection.close();
