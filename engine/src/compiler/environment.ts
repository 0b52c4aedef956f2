import type { ActionDeclaration } from '../contract/action.ts';
import type { BacklogDeclaration } from '../definition/backlogs.ts';
import type { ReadModelDeclaration } from '../definition/read-models.ts';
import type { DataSchema, ObjectSchema } from '../definition/data-schema.ts';
import type { EventDeclaration } from '../definition/events.ts';

/** What surrounds a workflow: what it may call and refer to. A part that is absent is not checked. */
export interface CompileEnvironment {
  actions: readonly ActionDeclaration[];
  /** Workflows of the project that can be started as sub-workflows. */
  workflows?: readonly {
    id: string;
    name: string;
    input: ObjectSchema;
    output?: DataSchema;
    events?: readonly EventDeclaration[];
  }[];
  /** Id of the workflow itself, so that a start of itself is noticed. */
  workflowId?: string;
  /** Work backlogs of the project; those that the workflow declares itself come before them. */
  backlogs?: readonly Pick<BacklogDeclaration, 'name' | 'title' | 'item'>[];
  /** Read models of the project; those that the workflow declares itself come before them. */
  readModels?: readonly Pick<ReadModelDeclaration, 'name' | 'title' | 'state'>[];
  /** Names of the project's secrets. */
  secrets?: readonly string[];
  /** E-mail addresses of the people of the workspace. */
  people?: readonly string[];
}
