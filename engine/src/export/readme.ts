import { exampleOf } from './example-of.ts';
import { printWords } from './print.ts';
import { secretVariable } from './project/secret-variable.ts';
import type { ExportedWorkflow } from './request.ts';
import type { WebhookEndpoint } from './schemas.ts';
import type { Needs } from './sources.ts';

export interface ReadmeOptions {
  title: string;
  workflows: readonly ExportedWorkflow[];
  taskQueue: string;
  endpoints: readonly WebhookEndpoint[];
  secrets: readonly string[];
  needs: Needs;
}

/** Environment variables of a project, each with what it is for. */
function variables({
  taskQueue,
  endpoints,
  secrets,
  needs,
}: ReadmeOptions): [name: string, value: string, what: string][] {
  return [
    ['TEMPORAL_ADDRESS', '127.0.0.1:7233', 'Where Temporal is'],
    ['TEMPORAL_NAMESPACE', 'default', 'Its namespace'],
    ['TEMPORAL_API_KEY', '', 'For Temporal Cloud'],
    ['TASK_QUEUE', taskQueue, 'The queue in which runs wait'],
    ['WFB_KEY', '', 'The key of the instance whose runs are carried on; without one, runs are not sealed'],
    ['WFB_OLD_KEYS', '', 'Its keys before that one, separated by commas'],
    ...secrets.map((name): [string, string, string] => [secretVariable(name), '', `The secret ${name}`]),
    ...(needs.sendMail
      ? ([
          ['SMTP_URL', 'smtp://127.0.0.1:25', 'Server that sends e-mail'],
          ['MAIL_FROM', 'workflows@localhost', 'Sender of e-mail'],
        ] as [string, string, string][])
      : []),
    ...(needs.approvals
      ? ([['APPROVALS_FOLDER', './approvals', 'Where requests and decisions are kept']] as [
          string,
          string,
          string,
        ][])
      : []),
    ...(needs.answers
      ? ([
          ['ANSWERS_FOLDER', './answers', 'Where the worker leaves what callers of webhooks are answered'],
        ] as [string, string, string][])
      : []),
    ...(endpoints.length > 0
      ? ([['PORT', '8080', 'Port of the webhooks']] as [string, string, string][])
      : []),
    ...endpoints
      .filter(({ trigger }) => trigger.verify === 'secret')
      .map(({ path }): [string, string, string] => [
        `WEBHOOK_SECRET_${path.replaceAll('-', '_').toUpperCase()}`,
        '',
        `By which callers of /hooks/${path} prove themselves`,
      ]),
  ];
}

export const environmentExample = (options: ReadmeOptions): string =>
  variables(options)
    .map(([name, value, what]) => `# ${what}\n${name}=${value}\n`)
    .join('');

export function readme(options: ReadmeOptions): string {
  const { title, workflows, endpoints, needs } = options;
  const [main] = workflows;
  const example = JSON.stringify(exampleOf(main!.plan.definition.input)).replaceAll("'", '’');
  const table = workflows.map(
    ({ title: name, type, folder, number }) =>
      `| ${printWords(name).replaceAll('|', '\\|')} | \`${type}\` | [\`${folder}\`](src/workflows/${folder}/workflow.ts) | ${number} |`,
  );
  const description = printWords(main!.plan.definition.description ?? '');
  return `# ${printWords(title)}
${description ? `\n${description}\n` : ''}
A [Temporal](https://temporal.io) project in TypeScript. Node 22.18 or newer runs it as it is, without a build.

| workflow | function | folder | version |
| --- | --- | --- | --- |
${table.join('\n')}

## Running it

\`\`\`sh
npm install
cp .env.example .env        # then fill it in
npm start                   # the worker
npm run start-run -- '${example}'
${needs.approvals ? 'npm run decide -- <approval id> approve\n' : ''}${endpoints.length > 0 ? 'npm run webhooks            # the endpoints that openapi.json describes\n' : ''}npm test                    # the workflows against made-up answers, on Temporal’s test environment
npm run types
npm run lint
\`\`\`

## What is where

| path | what |
| --- | --- |
| \`src/workflows\` | the workflows, a folder each, with types of the tasks that they call and a test |
| \`src/activities\` | what they call |
| \`src/connectors\` | the code of the actions |
| \`src/wfb\` | what workflows stand on beyond the SDK; it has no other packages |
| \`schemas\` | what the workflows take, give and remember, their events and what each step gives, as JSON Schemas |${endpoints.length > 0 ? '\n| `openapi.json` | their webhooks |' : ''}

## Carrying on runs that began elsewhere

The code replays the histories of runs that began on this very version where it was built. Set \`WFB_KEY\` (and \`WFB_OLD_KEYS\`) to the
keys of that instance, \`TASK_QUEUE\` to the queue of those runs, and the address and namespace to its Temporal; stop its workers of that queue,
and start this one. It carries on every open run of these workflows, but for those that hold values of more than 256 kB: these lie
in that instance’s own store.
${needs.approvals ? '\nAn approval that was asked for before is decided with `npm run decide -- <approval id> approve --run <run id>`.\n' : ''}
A change of a workflow’s code that alters what it does, or in which order, does not fit runs that are under way. Keep the old code for
them: see *Versioning* in Temporal’s documentation.
`;
}
