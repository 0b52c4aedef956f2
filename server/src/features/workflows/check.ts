import { actionDeclarations } from '@wfb/connectors/declarations';
import {
  type CompileEnvironment,
  compile,
  type Diagnostic,
  type Plan,
  parseDefinition,
} from '@wfb/engine/compiler';
import type { BacklogDeclaration, Definition, EventDeclaration, ObjectSchema } from '@wfb/engine/definition';
import type { Database } from '@wfb/prisma';
import { readModelDeclarationOf } from '../read-models/fold.ts';
import { checkTypesAside } from './type-checker.ts';

/** What a definition may refer to: the project's other workflows and secrets, and the people of the workspace. */
export async function findEnvironment(
  prisma: Database,
  project: { id: string; workspaceId: string },
  workflowId?: string,
): Promise<CompileEnvironment> {
  const [workflows, secrets, backlogs, readModels, members] = await Promise.all([
    prisma.$queryRaw<{ id: string; name: string; input: ObjectSchema; events: EventDeclaration[] }[]>`
      SELECT w.id, w.name, v.definition->'input' AS input, coalesce(v.definition->'events', '[]') AS events
      FROM workflows w JOIN versions v ON v.id = w."activeVersionId"
      WHERE w."projectId" = ${project.id}::uuid AND w."archivedAt" IS NULL`,
    prisma.secret.findMany({ where: { projectId: project.id }, select: { name: true } }),
    prisma.backlog.findMany({ where: { projectId: project.id }, select: { declaration: true } }),
    prisma.readModel.findMany({ where: { projectId: project.id }, select: { declaration: true } }),
    prisma.member.findMany({
      where: { organizationId: project.workspaceId },
      select: { user: { select: { email: true } } },
    }),
  ]);
  return {
    actions: actionDeclarations,
    workflows,
    secrets: secrets.map(({ name }) => name),
    backlogs: backlogs.map(({ declaration }) => declaration as unknown as BacklogDeclaration),
    readModels: readModels.map(({ declaration }) => readModelDeclarationOf(declaration)),
    people: members.map(({ user }) => user.email),
    ...(workflowId === undefined ? {} : { workflowId }),
  };
}

export interface CheckResult {
  diagnostics: Diagnostic[];
  definition?: Definition;
  /** Only where no diagnostic is an error. */
  plan?: Plan;
}

/** Structure and references: quick enough for every change of a draft. */
export function checkStructure(json: unknown, environment: CompileEnvironment): CheckResult {
  const parsed = parseDefinition(json);
  if (!parsed.definition) return { diagnostics: parsed.diagnostics };
  return { definition: parsed.definition, ...compile(parsed.definition, environment) };
}

/** Types of expressions too. */
export async function checkFully(json: unknown, environment: CompileEnvironment): Promise<CheckResult> {
  const result = checkStructure(json, environment);
  if (!result.definition) return result;
  const diagnostics = [...result.diagnostics, ...(await checkTypesAside(result.definition, environment))];
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return { definition: result.definition, diagnostics, ...(broken ? {} : { plan: result.plan }) };
}
