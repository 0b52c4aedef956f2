import type { paths } from './generated.ts';

/** Names for what the API carries, taken from its routes: one place to look, whatever the document calls its schemas. */
type JsonOf<Operation> = Operation extends { responses: infer Responses }
  ? Responses[keyof Responses & (200 | 201)] extends { content: { 'application/json': infer Body } }
    ? Body
    : never
  : never;
type Get<Path extends keyof paths> = paths[Path] extends { get: infer Operation } ? JsonOf<Operation> : never;
type Item<Path extends keyof paths> = Get<Path> extends { items: (infer Entry)[] } ? Entry : never;

export type Me = Get<'/api/v1/me'>;
export type People = Get<'/api/v1/people'>;
export type Member = People['items'][number];
export type Invitation = People['invitations'][number];
export type SessionItem = Item<'/api/v1/sessions'>;
export type Role = Member['role'];

export type ApprovalSummary = Item<'/api/v1/approvals'>;
export type Approval = Get<'/api/v1/approvals/{id}'>;

export type Message = Item<'/api/v1/messages'>;

export type RunSummary = Item<'/api/v1/runs'>;
export type Run = Get<'/api/v1/runs/{id}'>;
export type RunStep = Run['steps'][number];
export type RunStatus = RunSummary['status'];

export type WorkflowSummary = Item<'/api/v1/workflows'>;
export type Workflow = Get<'/api/v1/workflows/{id}'>;
export type Version = Item<'/api/v1/workflows/{id}/versions'>;

export type TemplateSummary = Item<'/api/v1/templates'>;
export type Template = Get<'/api/v1/templates/{id}'>;
export type TemplateScenario = Template['scenarios'][number];

export type Project = Get<'/api/v1/projects/{id}'>;
export type Pool = Project['pools'][number];
export type PoolWorker = Pool['workers'][number];
export type WorkerEvent = Item<'/api/v1/projects/{id}/queues/{queueId}/events'>;
export type Region = Item<'/api/v1/regions'>;
export type Statistics = Get<'/api/v1/projects/{id}/statistics'>;
export type Figures = Statistics['runs'];
export type BreakdownItem = Item<'/api/v1/projects/{id}/statistics/{by}'>;
export type QueueLoad = Get<'/api/v1/projects/{id}/queues/{queueId}/load'>;
export type HotActions = Get<'/api/v1/projects/{id}/hot-actions'>;
export type HotAction = HotActions['items'][number];
export type QueueScaling = Get<'/api/v1/projects/{id}/queues/{queueId}/scaling'>;
export type ScalingDecision = Item<'/api/v1/projects/{id}/queues/{queueId}/scaling/decisions'>;
export type ScalingSimulation = JsonOf<
  paths['/api/v1/projects/{id}/queues/{queueId}/scaling/simulate']['post']
>;
export type ProjectBacklog = Item<'/api/v1/projects/{id}/backlogs'>;
export type BacklogItem = Item<'/api/v1/projects/{id}/backlogs/{backlog}/items'>;
export type RecordedEvent = Item<'/api/v1/projects/{id}/event-log'>;
export type ProjectReadModel = Item<'/api/v1/projects/{id}/read-models'>;
export type ReadModelEntry = Item<'/api/v1/projects/{id}/read-models/{model}/entries'>;
export type Secret = Item<'/api/v1/projects/{id}/secrets'>;
export type ConnectorDeclaration = Item<'/api/v1/actions'>;
export type ActionDeclaration = ConnectorDeclaration['actions'][number];

/** What the WebSocket tells; its channels are `run:<id>`, `runs`, `approvals` and `project:<id>`. */
export type LiveEvent =
  | { kind: 'run.changed'; run: RunSummary }
  | { kind: 'run.detail'; run: Partial<Run> & { id: string } }
  | { kind: 'step.changed'; step: RunStep }
  /** Too many at a time to be told one by one. */
  | { kind: 'steps.changed' }
  | { kind: 'approval.changed'; approval: ApprovalSummary; waitingCount?: number }
  | { kind: 'messages.changed'; unreadCount: number }
  | { kind: 'pool.changed'; pool: Pool }
  | { kind: 'data.changed'; data: ProjectDataState };

/** How the data of a project stands: enough to tell that something of it changed. */
export interface ProjectDataState {
  recorded: number;
  backlogs: { name: string; waiting: number; taken: number }[];
  readModels: { name: string; version: number; position: number; failures: number }[];
}
