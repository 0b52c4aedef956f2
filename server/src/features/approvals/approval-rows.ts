import { Prisma, type Database } from '@wfb/prisma';
import type { PersonShape } from '../../schemas.ts';
import { approvalsNeeded, holdsRole, type Ballot } from './decision-rules.ts';
import type { Approval, ApprovalRule, ApprovalSummary, Box, Decision } from './schemas.ts';

/** Who looks: what may be decided depends on it. */
export interface Viewer {
  userId: string;
  role: string;
}

export interface ApprovalRow {
  id: string;
  workspaceId: string;
  runId: string;
  stepId: string;
  instance: string;
  status: string;
  ask: string;
  subject: string;
  facts: unknown;
  details: string | null;
  form: unknown;
  consequences: unknown;
  risk: string;
  rule: unknown;
  allowSelf: boolean;
  roles: string[];
  deadlineAt: Date | null;
  deadlineThen: string | null;
  overdue: boolean;
  escalateAt: Date | null;
  escalatedAt: Date | null;
  escalateRoles: string[];
  decidedAt: Date | null;
  comment: string | null;
  formValues: unknown;
  createdAt: Date;
  requestedBy: PersonShape | null;
  decidedBy: PersonShape | null;
  startedById: string | null;
  workflowName: string;
  projectName: string;
  input: unknown;
  assignees: PersonShape[];
  /** Asked besides when it takes too long. */
  escalatePeople: PersonShape[];
  /** The members who may decide it, now or when it has taken too long. */
  approvers: { person: PersonShape; role: string; standsIn: boolean }[];
  votes: {
    person: PersonShape;
    decision: Decision;
    comment: string | null;
    decidedAt: string;
    via: string;
    standsIn: boolean;
  }[];
}

const person = (alias: string) => {
  const at = Prisma.raw(alias);
  return Prisma.sql`CASE WHEN ${at}.id IS NULL THEN NULL
    ELSE json_build_object('id', ${at}.id, 'name', ${at}.name, 'email', ${at}.email, 'image', ${at}.image) END`;
};

/** These requests with all that any view of them needs, in the order of the ids. */
export async function loadApprovalRows(db: Database, ids: readonly string[]): Promise<ApprovalRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<Omit<ApprovalRow, 'approvers'>[]>(Prisma.sql`
    SELECT a.id, a."workspaceId", a."runId", a."stepId", a.instance, a.status, a.ask, a.subject, a.facts, a.details, a.form,
      a.consequences, a.risk, a.rule, a."allowSelf", a.roles, a."deadlineAt", a."deadlineThen", a."decidedAt", a.comment,
      a."formValues", a."createdAt", a."deadlineAt" IS NOT NULL AND a."deadlineAt" <= now() AS overdue,
      a."escalateAt", a."escalatedAt", a."escalateRoles",
      r."startedById", r.input, w.name AS "workflowName", p.name AS "projectName",
      ${person('asker')} AS "requestedBy", ${person('decider')} AS "decidedBy",
      coalesce((SELECT json_agg(${person('u')} ORDER BY u.name) FROM approval_assignees x JOIN users u ON u.id = x."userId"
        WHERE x."approvalId" = a.id), '[]') AS assignees,
      coalesce((SELECT json_agg(${person('u')} ORDER BY u.name) FROM users u WHERE u.id = ANY(a."escalatePeople")), '[]')
        AS "escalatePeople",
      coalesce((SELECT json_agg(json_build_object('person', ${person('u')}, 'decision', v.decision, 'comment', v.comment,
        'decidedAt', to_char(v."decidedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'via', v.via, 'standsIn', v."standsIn")
        ORDER BY v."createdAt") FROM approval_votes v JOIN users u ON u.id = v."userId"
        WHERE v."approvalId" = a.id), '[]') AS votes
    FROM approvals a JOIN runs r ON r.id = a."runId" JOIN workflows w ON w.id = r."workflowId"
      JOIN projects p ON p.id = a."projectId"
      LEFT JOIN users asker ON asker.id = a."requestedById" LEFT JOIN users decider ON decider.id = a."decidedById"
    WHERE a.id = ANY(${[...ids]}::uuid[])`);
  const withApprovers = await addApprovers(db, rows);
  const byId = new Map(withApprovers.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type Asked = Pick<ApprovalRow, 'assignees' | 'roles' | 'escalatedAt' | 'escalatePeople' | 'escalateRoles'>;

const isAskedFirst = (row: Asked, viewer: Viewer): boolean =>
  row.assignees.some(({ id }) => id === viewer.userId) || holdsRole(viewer.role, row.roles);

const isAskedLater = (row: Asked, viewer: Viewer): boolean =>
  row.escalatePeople.some(({ id }) => id === viewer.userId) || holdsRole(viewer.role, row.escalateRoles);

export const isAsked = (row: Asked, viewer: Viewer): boolean =>
  isAskedFirst(row, viewer) || (row.escalatedAt !== null && isAskedLater(row, viewer));

/** Whether their vote is that of somebody who was asked only because it took too long. */
export const standsIn = (row: Asked, viewer: Viewer): boolean => !isAskedFirst(row, viewer);

const mayNotForSelf = (row: Pick<ApprovalRow, 'allowSelf' | 'startedById'>, viewer: Viewer): boolean =>
  !row.allowSelf && row.startedById === viewer.userId;

async function addApprovers(
  db: Database,
  rows: readonly Omit<ApprovalRow, 'approvers'>[],
): Promise<ApprovalRow[]> {
  const members = await db.member.findMany({
    where: { organizationId: { in: [...new Set(rows.map(({ workspaceId }) => workspaceId))] } },
    select: {
      organizationId: true,
      userId: true,
      role: true,
      user: { select: { id: true, name: true, email: true, image: true } },
    },
    orderBy: { user: { name: 'asc' } },
  });
  return rows.map((row) => ({
    ...row,
    approvers: members
      .filter(
        (member) =>
          member.organizationId === row.workspaceId &&
          (isAskedFirst(row, member) || isAskedLater(row, member)) &&
          !mayNotForSelf(row, member),
      )
      .map((member) => ({ person: member.user, role: member.role, standsIn: standsIn(row, member) })),
  }));
}

/** How an open request stands. */
export function ballotOf(row: Pick<ApprovalRow, 'approvers' | 'votes'>): Ballot {
  const voted = new Set(row.votes.map(({ person: voter }) => voter.id));
  const left = row.approvers.filter(({ person: approver }) => !voted.has(approver.id));
  const openStandIns = left.filter((approver) => approver.standsIn).length;
  return { votes: row.votes, open: left.length - openStandIns, openStandIns };
}

/** Those whom it is or was put to: people who are asked only later have heard nothing of it yet. */
export function askedOf(row: ApprovalRow): ApprovalRow['approvers'] {
  return row.approvers.filter((approver) => !approver.standsIn || row.escalatedAt !== null);
}

/** Who may decide now and has not. */
export function stillAsked(row: ApprovalRow): ApprovalRow['approvers'] {
  const voted = new Set(row.votes.map(({ person: voter }) => voter.id));
  return row.status === 'pending'
    ? askedOf(row).filter(({ person: approver }) => !voted.has(approver.id))
    : [];
}

function progressOf(row: ApprovalRow): ApprovalSummary['progress'] {
  const rule = row.rule as ApprovalRule;
  if (row.status !== 'pending' || rule.kind === 'any') return null;
  const approved = row.votes.filter(({ decision }) => decision === 'approve').length;
  return { approved, rejected: row.votes.length - approved, needed: approvalsNeeded(rule, ballotOf(row)) };
}

/** Why this person cannot decide, in a sentence; null when they can. */
export function whyNot(row: ApprovalRow, viewer: Viewer): string | null {
  if (row.status !== 'pending') return closedWords[row.status] ?? 'This is decided.';
  if (!isAsked(row, viewer)) return 'You are not asked to decide this.';
  if (mayNotForSelf(row, viewer)) return 'You started this run, so somebody else has to decide.';
  if (row.votes.some((vote) => vote.person.id === viewer.userId))
    return 'You have decided; others are still asked.';
  return row.overdue ? 'The time to decide has run out.' : null;
}

const closedWords: Record<string, string> = {
  approved: 'This is approved.',
  rejected: 'This is rejected.',
  expired: 'The time to decide has run out.',
  withdrawn: 'The run was stopped, so this need not be decided any more.',
};

export function toApprovalSummary(row: ApprovalRow, viewer: Viewer): ApprovalSummary {
  return {
    id: row.id,
    status: row.status as ApprovalSummary['status'],
    ask: row.ask,
    subject: row.subject,
    facts: row.facts as ApprovalSummary['facts'],
    risk: row.risk as ApprovalSummary['risk'],
    requestedBy: row.requestedBy,
    workflowName: row.workflowName,
    projectName: row.projectName,
    runId: row.runId,
    createdAt: row.createdAt.toISOString(),
    deadlineAt: row.deadlineAt?.toISOString() ?? null,
    canDecide: whyNot(row, viewer) === null,
    hasForm: row.form !== null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedBy,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    progress: progressOf(row),
    myVote: row.votes.find((vote) => vote.person.id === viewer.userId)?.decision ?? null,
  };
}

/** A request to a role may ask thousands. */
const mostNamed = 50;

export function toApproval(row: ApprovalRow, viewer: Viewer): Approval {
  return {
    ...toApprovalSummary(row, viewer),
    details: row.details,
    form: row.form as Approval['form'],
    consequences: row.consequences as Approval['consequences'],
    rule: row.rule as Approval['rule'],
    assignees: row.assignees,
    votes: row.votes.map(({ standsIn: _, ...vote }) => vote),
    stillAsked: stillAsked(row)
      .slice(0, mostNamed)
      .map(({ person: approver }) => approver),
    escalateAt: row.escalateAt?.toISOString() ?? null,
    escalatePeople: row.escalatePeople,
    escalateRoles: row.escalateRoles as Approval['escalateRoles'],
    roles: row.roles as Approval['roles'],
    comment: row.comment,
    formValues: row.formValues as Approval['formValues'],
    cannotDecideReason: whyNot(row, viewer),
    input: row.input,
    deadlineThen: row.deadlineThen as Approval['deadlineThen'],
  };
}

/** Roles that a holder of `role` answers for. */
const answersFor = (role: string): string[] =>
  ['member', 'admin', 'owner'].filter((wanted) => holdsRole(role, [wanted]));

const asksSql = (viewer: Viewer) => Prisma.sql`(a.roles && ${answersFor(viewer.role)}::text[] OR EXISTS (
  SELECT 1 FROM approval_assignees x WHERE x."approvalId" = a.id AND x."userId" = ${viewer.userId})
  OR (a."escalatedAt" IS NOT NULL
    AND (a."escalateRoles" && ${answersFor(viewer.role)}::text[] OR ${viewer.userId} = ANY(a."escalatePeople"))))`;

const waitingSql = (workspaceId: string, viewer: Viewer) => Prisma.sql`
  a."workspaceId" = ${workspaceId} AND a.status = 'pending' AND ${asksSql(viewer)}
  AND (a."deadlineAt" IS NULL OR a."deadlineAt" > now())
  AND NOT EXISTS (SELECT 1 FROM approval_votes v WHERE v."approvalId" = a.id AND v."userId" = ${viewer.userId})
  AND (a."allowSelf" OR NOT EXISTS (
    SELECT 1 FROM runs r WHERE r.id = a."runId" AND r."startedById" = ${viewer.userId}))`;

const boxSql: Record<Box, (workspaceId: string, viewer: Viewer) => Prisma.Sql> = {
  waiting: waitingSql,
  asked: (workspaceId, viewer) =>
    Prisma.sql`a."workspaceId" = ${workspaceId} AND a."requestedById" = ${viewer.userId}`,
  done: (workspaceId, viewer) => Prisma.sql`
    a."workspaceId" = ${workspaceId} AND (
      a.status IN ('approved', 'rejected', 'expired', 'withdrawn')
        AND (${asksSql(viewer)} OR a."requestedById" = ${viewer.userId})
      OR a.status = 'pending' AND EXISTS (
        SELECT 1 FROM approval_votes v WHERE v."approvalId" = a.id AND v."userId" = ${viewer.userId}))`,
};

/** Ids of a page of a box, newest first, with one more than asked for where there are more. */
export async function listApprovalIds(
  db: Database,
  workspaceId: string,
  viewer: Viewer,
  query: { box: Box; cursor?: string | undefined; limit: number },
): Promise<string[]> {
  const before = query.cursor === undefined ? Prisma.empty : Prisma.sql`AND a.id < ${query.cursor}::uuid`;
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT a.id FROM approvals a WHERE ${boxSql[query.box](workspaceId, viewer)} ${before}
    ORDER BY a.id DESC LIMIT ${query.limit + 1}`);
  return rows.map(({ id }) => id);
}

export async function countWaiting(db: Database, workspaceId: string, viewer: Viewer): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM approvals a WHERE ${waitingSql(workspaceId, viewer)}`,
  );
  return row?.count ?? 0;
}
