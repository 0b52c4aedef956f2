/** `offline`: kept on this device and sent once the server answers; `conflict`: somebody else saved in between. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'failed';

export interface Saved {
  revision: number;
}

export type SaveFailure<Conflict> =
  { kind: 'offline' } | { kind: 'conflict'; conflict: Conflict } | { kind: 'refused'; error: unknown };

export interface AutosaveOptions<Document, Answer extends Saved, Conflict> {
  revision: number;
  send: (document: Document, revision: number) => Promise<Answer>;
  /** Sorts a failure of `send`. */
  classify: (error: unknown) => SaveFailure<Conflict>;
  /** Keeps the document on this device; null once the server has it. */
  keep: (copy: { document: Document; revision: number } | null) => Promise<void>;
  onstate: (state: SaveState) => void;
  onsaved: (answer: Answer) => void;
  onconflict: (conflict: Conflict) => void;
  delayMs?: number;
  retryMs?: number;
}

/**
 * Sends a document a moment after its last change, one request at a time, under the lock of its revision. What was not sent
 * yet is kept on the device first, so that a lost connection or a closed tab loses nothing.
 */
export class Autosave<Document, Answer extends Saved, Conflict> {
  readonly #options: AutosaveOptions<Document, Answer, Conflict>;
  #revision: number;
  #pending: { document: Document } | null = null;
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: SaveState = 'saved';

  constructor(options: AutosaveOptions<Document, Answer, Conflict>) {
    this.#options = options;
    this.#revision = options.revision;
  }

  get revision(): number {
    return this.#revision;
  }
  get state(): SaveState {
    return this.#state;
  }

  change(document: Document): void {
    this.#pending = { document };
    void this.#options.keep({ document, revision: this.#revision });
    // Until the conflict is settled nothing is sent: the newer draft of somebody else must not be overwritten unseen.
    if (this.#state === 'conflict') return;
    if (this.#sending === null) this.#set('waiting');
    this.#schedule(this.#options.delayMs ?? 800);
  }

  /** Sends at once what is waiting; resolves when nothing is on its way any more. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while ((this.#pending && this.#state !== 'conflict') || this.#sending) {
      await (this.#sending ?? this.#send());
      if (this.#state === 'offline' || this.#state === 'failed' || this.#state === 'conflict') return;
    }
  }

  /** Settles a conflict: what comes next is saved on top of this revision. */
  rebase(revision: number): void {
    this.#revision = revision;
    this.#set(this.#pending ? 'waiting' : 'saved');
    if (this.#pending) this.#schedule(0);
  }

  /** Gives up what was not sent: the other draft was taken. */
  discard(revision: number): void {
    clearTimeout(this.#timer);
    this.#pending = null;
    this.#revision = revision;
    void this.#options.keep(null);
    this.#set('saved');
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), delay);
  }

  #send(): Promise<void> {
    this.#sending ??= this.#sendOnce().finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #sendOnce(): Promise<void> {
    const sent = this.#pending;
    if (!sent) return;
    this.#set('saving');
    try {
      const answer = await this.#options.send(sent.document, this.#revision);
      this.#revision = answer.revision;
      if (this.#pending === sent) {
        this.#pending = null;
        await this.#options.keep(null);
        this.#set('saved');
      } else {
        this.#set('waiting');
        this.#schedule(this.#options.delayMs ?? 800);
      }
      this.#options.onsaved(answer);
    } catch (error) {
      const failure = this.#options.classify(error);
      if (failure.kind === 'conflict') {
        this.#set('conflict');
        this.#options.onconflict(failure.conflict);
        return;
      }
      this.#set(failure.kind === 'offline' ? 'offline' : 'failed');
      this.#schedule(this.#options.retryMs ?? 5_000);
    }
  }

  #set(state: SaveState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onstate(state);
  }
}
