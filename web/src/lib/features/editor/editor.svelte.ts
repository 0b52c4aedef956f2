import { createContext } from 'svelte';
import { availableValues, type AvailableValue, type CompileEnvironment } from '@wfb/engine/compiler';
import { updateStep, type Step } from '@wfb/engine/definition';
import { createSentenceWords, type SentenceWords } from '@wfb/engine/definition/sentences';
import { ApiError } from '#lib/api/api-error.ts';
import { call, idempotencyKey } from '#lib/api/client.ts';
import type { Version, Workflow } from '#lib/api/types.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { openSheet } from '#lib/state/page-sheet.ts';
import { catalogueOf, type Catalogue } from '../workflows/catalogue.svelte.ts';
import { Autosave, type SaveFailure, type SaveState } from './model/autosave.ts';
import { draftStore, type DraftCopy } from './model/draft-store.ts';
import { readDraft, type Draft } from './model/draft.ts';
import { History } from './model/history.ts';
import { findProblems, isError, type Problem } from './model/problems.ts';
import { replaceAt } from './model/replace-at.ts';
import { sameJson } from './model/same-json.ts';
import { samplesOf, type Samples } from './model/samples.ts';

/** Another draft than this device's was saved in between. */
export interface DraftConflict {
  revision: number;
  draft: Draft | null;
  updatedBy: { name: string } | null;
}
/** Somebody is choosing a value for a field. */
export interface PickRequest {
  /** The step whose field it is: it decides which values there are. Absent: the workflow's output. */
  stepId: string | undefined;
  /** What the field holds now, where the pick replaces a value. */
  current?: string;
  /** Whether secrets may go there. */
  secrets?: boolean;
  onpick: (expression: string) => void;
}
interface SaveAnswer {
  revision: number;
  diagnostics: Problem[];
}

/** One workflow being edited: its draft, undo, autosave, and what is wrong with it. */
export class EditorState {
  readonly id: string;
  readonly catalogue: Catalogue;
  #app: AppState;
  #workflow = $state.raw<Workflow | null>(null);
  #error = $state.raw<unknown>(null);
  #draft = $state.raw<Draft | null>(null);
  #canUndo = $state(false);
  #canRedo = $state(false);
  #saveState = $state<SaveState>('saved');
  #conflict = $state.raw<DraftConflict | null>(null);
  #serverProblems = $state.raw<readonly Problem[]>([]);
  #secrets = $state.raw<readonly string[] | undefined>(undefined);
  #people = $state.raw<readonly { name: string; email: string }[]>([]);
  #samples = $state.raw<Samples>({});
  #published = $state(false);
  #picking = $state.raw<PickRequest | null>(null);
  #history: History<Draft> | null = null;
  #autosave: Autosave<Draft, SaveAnswer, DraftConflict> | null = null;
  #disposed = false;

  readonly environment: CompileEnvironment = $derived.by(() => ({
    actions: this.catalogue.actions as unknown as CompileEnvironment['actions'],
    workflowId: this.id,
    ...(this.#secrets ? { secrets: this.#secrets } : {}),
    ...(this.#people.length > 0 ? { people: this.#people.map(({ email }) => email) } : {}),
  }));
  readonly problems: readonly Problem[] = $derived.by(() =>
    this.#draft && this.catalogue.loaded
      ? findProblems(this.#draft, this.environment, this.#serverProblems)
      : [],
  );
  readonly errorCount: number = $derived(this.problems.filter(isError).length);
  readonly words: SentenceWords = $derived.by(() =>
    createSentenceWords({ ...(this.#draft ? { definition: this.#draft } : {}), ...this.catalogue.sources }),
  );

  constructor(app: AppState, id: string) {
    this.id = id;
    this.#app = app;
    this.catalogue = catalogueOf(app.api);
    void this.load();
  }

  get workflow(): Workflow | null {
    return this.#workflow;
  }
  get error(): unknown {
    return this.#error;
  }
  /** Null before it is loaded, and where it cannot be shown as a list. */
  get draft(): Draft | null {
    return this.#draft;
  }
  get canUndo(): boolean {
    return this.#canUndo;
  }
  get canRedo(): boolean {
    return this.#canRedo;
  }
  get saveState(): SaveState {
    return this.#saveState;
  }
  get conflict(): DraftConflict | null {
    return this.#conflict;
  }
  get secrets(): readonly string[] {
    return this.#secrets ?? [];
  }
  get people(): readonly { name: string; email: string }[] {
    return this.#people;
  }
  get samples(): Samples {
    return this.#samples;
  }
  /** What runs is what is on screen: published, and not changed since. */
  get upToDate(): boolean {
    return this.#published;
  }

  get picking(): PickRequest | null {
    return this.#picking;
  }

  /** Opens the picker of values; "back" closes it. */
  pick(request: PickRequest): void {
    this.#picking = request;
    openSheet('value');
  }

  load = async (): Promise<void> => {
    this.#error = null;
    void this.catalogue.load();
    try {
      const workflow = await call(
        this.#app.api.GET('/api/v1/workflows/{id}', { params: { path: { id: this.id } } }),
      );
      if (this.#disposed) return;
      this.#open(workflow, await draftStore.read(this.#userId, this.id));
      void this.#loadSurroundings(workflow);
    } catch (error) {
      this.#error = error;
    }
  };

  /** Changes with the same `group` in quick succession are one step of undo. */
  change(next: Draft, group: string | null = null): void {
    if (!this.#history || next === this.#draft) return;
    this.#history.push(next, Date.now(), group);
    this.#apply();
  }

  changeSteps(change: (steps: Step[]) => Step[], group: string | null = null): void {
    const draft = this.#draft;
    if (draft) this.change({ ...draft, steps: change(draft.steps) }, group);
  }

  changeStep(id: string, change: (step: Step) => Step, group: string | null = null): void {
    this.changeSteps((steps) => updateStep(steps, id, change), group === null ? null : `${id}/${group}`);
  }

  /** Sets fields of a step; `undefined` takes a field away. */
  patchStep(id: string, patch: Record<string, unknown>, group: string | null = null): void {
    this.changeStep(id, (step) => withoutUndefined({ ...step, ...patch }) as Step, group);
  }

  /** Sets parts of the workflow itself. */
  patch(patch: { [K in keyof Draft]?: Draft[K] | undefined }, group: string | null = null): void {
    if (this.#draft) this.change(withoutUndefined({ ...this.#draft, ...patch }) as Draft, group);
  }

  /** Writes what a problem proposes. */
  applyFix(fix: NonNullable<Problem['fix']>): void {
    if (this.#draft) this.change(replaceAt(this.#draft, fix.path, fix.value) as Draft);
  }

  undo = (): void => {
    this.#history?.undo();
    this.#apply();
  };
  redo = (): void => {
    this.#history?.redo();
    this.#apply();
  };

  /** Values that a step's fields can use; without a step, those at the end of the workflow. */
  valuesFor(stepId: string | undefined): AvailableValue[] {
    if (!this.#draft) return [];
    try {
      return availableValues(this.#draft, stepId, this.environment);
    } catch {
      // A hole in the draft that the compiler cannot look past.
      return [];
    }
  }

  publish = async (note: string): Promise<Version> => {
    await this.#autosave?.flush();
    if (this.#saveState !== 'saved')
      throw new ApiError(0, 'NOT_SAVED', 'The draft is not saved yet. Please try again in a moment.');
    const version = await call(
      this.#app.api.POST('/api/v1/workflows/{id}/publish', {
        params: { path: { id: this.id }, header: idempotencyKey() },
        body: { revision: this.#autosave?.revision ?? 0, ...(note.trim() ? { note: note.trim() } : {}) },
      }),
    );
    this.#published = true;
    if (this.#workflow) {
      this.#workflow = {
        ...this.#workflow,
        activeVersion: { id: version.id, number: version.number, publishedAt: version.publishedAt },
        hasUnpublishedChanges: false,
      };
    }
    return version;
  };

  /** What publishing refused, shown like every other problem. */
  noteProblems(problems: readonly Problem[]): void {
    this.#serverProblems = problems;
  }

  /** Keeps this device's draft, over the other one. */
  keepMine(): void {
    const conflict = this.#conflict;
    this.#conflict = null;
    if (conflict) this.#autosave?.rebase(conflict.revision);
  }

  /** Takes the other draft; this device's can be had back with undo. */
  takeTheirs(): void {
    const conflict = this.#conflict;
    this.#conflict = null;
    if (!conflict?.draft || !this.#history) return;
    this.#history.push(conflict.draft, Date.now());
    this.#autosave?.discard(conflict.revision);
    this.#show();
  }

  flush = (): Promise<void> => this.#autosave?.flush() ?? Promise.resolve();

  dispose(): void {
    this.#disposed = true;
    void this.#autosave?.flush();
    this.#autosave?.dispose();
  }

  get #userId(): string {
    return this.#app.session.user.id;
  }

  #open(workflow: Workflow, copy: DraftCopy | undefined): void {
    this.#workflow = workflow;
    this.#published = workflow.activeVersion !== null && !workflow.hasUnpublishedChanges;
    const theirs = readDraft(workflow.draft, workflow.name);
    if (!theirs) return;
    const history = new History(theirs);
    this.#history = history;
    this.#autosave = new Autosave({
      revision: workflow.draftRevision,
      send: (definition, revision) => this.#send(definition, revision),
      classify: toSaveFailure,
      keep: (local) => draftStore.write(this.#userId, this.id, local),
      onstate: (state) => (this.#saveState = state),
      onsaved: (answer) => (this.#serverProblems = answer.diagnostics),
      onconflict: (conflict) => this.#meetConflict(conflict),
    });
    const mine = copy && readDraft(copy.document, workflow.name);
    if (mine && sameJson(mine, theirs)) void draftStore.write(this.#userId, this.id, null);
    else if (mine) this.#restore(mine, copy.revision, workflow, theirs);
    this.#show();
  }

  /** A draft that says the same is our own, whose answer was lost on the way: there is nothing to decide. */
  #meetConflict(conflict: DraftConflict): void {
    if (sameJson(conflict.draft, this.#draft)) this.#autosave?.discard(conflict.revision);
    else this.#conflict = conflict;
  }

  /** What was not sent the last time this device had the draft open. */
  #restore(mine: Draft, revision: number, workflow: Workflow, theirs: Draft): void {
    this.#history?.push(mine, Date.now());
    if (revision === workflow.draftRevision) {
      this.#autosave?.change(mine);
    } else {
      // Written on an older draft than the server's: whoever edits decides, and both can be had with undo.
      this.#conflict = {
        revision: workflow.draftRevision,
        draft: theirs,
        updatedBy: workflow.draftUpdatedBy,
      };
    }
  }

  #send(definition: Draft, revision: number): Promise<SaveAnswer> {
    return call(
      this.#app.api.PUT('/api/v1/workflows/{id}/draft', {
        params: { path: { id: this.id } },
        body: { revision, definition },
      }),
    ) as Promise<SaveAnswer>;
  }

  #apply(): void {
    this.#show();
    this.#published = false;
    if (this.#draft) this.#autosave?.change(this.#draft);
  }

  #show(): void {
    this.#draft = this.#history?.present ?? null;
    this.#canUndo = this.#history?.canUndo ?? false;
    this.#canRedo = this.#history?.canRedo ?? false;
  }

  /** Names for pickers and samples for chips. None of it is needed to edit, so a failure is no error. */
  async #loadSurroundings(workflow: Workflow): Promise<void> {
    const { api } = this.#app;
    const path = { params: { path: { id: workflow.projectId } } };
    const last = workflow.recentRuns[0];
    await Promise.allSettled([
      call(api.GET('/api/v1/projects/{id}/secrets', path)).then(({ items }) => {
        this.#secrets = items.map(({ name }) => name);
      }),
      call(api.GET('/api/v1/people')).then(({ items }) => {
        this.#people = items.map(({ name, email }) => ({ name, email }));
      }),
      last &&
        call(api.GET('/api/v1/runs/{id}', { params: { path: { id: last.id } } })).then((run) => {
          this.#samples = samplesOf(run);
        }),
    ]);
  }
}

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}

function toSaveFailure(error: unknown): SaveFailure<DraftConflict> {
  if (!(error instanceof ApiError)) return { kind: 'refused', error };
  if (error.code === 'DRAFT_CHANGED') {
    const details = (error.details ?? {}) as {
      revision?: number;
      draft?: unknown;
      updatedBy?: { name: string } | null;
    };
    const conflict: DraftConflict = {
      revision: details.revision ?? 0,
      draft: readDraft(details.draft, 'Workflow'),
      updatedBy: details.updatedBy ?? null,
    };
    return { kind: 'conflict', conflict };
  }
  return error.transient ? { kind: 'offline' } : { kind: 'refused', error };
}

export const [useEditor, provideEditor] = createContext<EditorState>();
