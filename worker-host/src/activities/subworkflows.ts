import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { nextTime, type SubworkflowActivities } from '@wfb/engine/contract';
import { checkInput, findStartable, writeRun, type StartableWorkflow } from './new-run.ts';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

/** Writes a sub-workflow's run before its parent starts it; within the project, and on the version active at that moment. */
export function createSubworkflowActivities(
  surroundings: Surroundings,
  pool: PoolIdentity,
): SubworkflowActivities {
  const { prisma, wake, childHeader } = surroundings;

  return {
    nextTime,
    async prepareSubworkflow({ workflowId, instance, input }) {
      const parentId = Context.current().info.workflowExecution!.workflowId;
      const workflow = await find(workflowId);
      const checked = checkInput(workflow, input);
      if (!checked.ok) throw ApplicationFailure.nonRetryable(checked.message, 'INPUT_INVALID');
      const run = await prisma.$transaction(async (db) => {
        const parent = await db.run.findUniqueOrThrow({
          where: { id: parentId },
          select: { startedById: true },
        });
        const { runId } = await writeRun(db, {
          workflow,
          trigger: 'subworkflow',
          startKey: `subworkflow:${parentId}:${instance}`,
          input: checked.input,
          startedById: parent.startedById,
          parent: { runId: parentId, instance },
        });
        return db.run.findUniqueOrThrow({
          where: { id: runId },
          select: { id: true, versionId: true, startedById: true, queueName: true },
        });
      });
      // A repeat after a new version was published: the run stays on the version it was written with.
      const chosen =
        run.versionId === workflow.version.id ? workflow : await onVersion(workflow, run.versionId);
      // A repeat after its region was lost: the run stays where it was written down to be.
      if (run.queueName !== pool.queueName) wake(run.queueName);
      return {
        runId: run.id,
        workflowType: chosen.version.plan.functionName,
        queue: run.queueName,
        header: await childHeader({ runId: run.id, startedBy: run.startedById, workflow: chosen }),
      };
    },
  };

  async function find(workflowId: string): Promise<StartableWorkflow> {
    const workflow = await findStartable(prisma, workflowId, pool.pinnedRegion);
    if (workflow?.projectId === pool.projectId) return workflow;
    const message = 'The sub-workflow does not exist, was never published, or is switched off.';
    throw ApplicationFailure.nonRetryable(message, 'WORKFLOW_UNAVAILABLE');
  }

  async function onVersion(workflow: StartableWorkflow, versionId: string): Promise<StartableWorkflow> {
    const row = await prisma.version.findUniqueOrThrow({ where: { id: versionId } });
    const version = {
      id: row.id,
      definition: row.definition as unknown as StartableWorkflow['version']['definition'],
      plan: row.plan as unknown as StartableWorkflow['version']['plan'],
      javascript: row.javascript,
    };
    return { ...workflow, version };
  }
}
