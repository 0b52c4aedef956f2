export interface Toast {
  id: number;
  message: string;
  tone: 'neutral' | 'done' | 'failed';
  action?: { label: string; run: () => void };
  /** Milliseconds on screen; the bar under an Undo shows them pass. */
  duration: number;
}

/** Short words about what just happened, with an Undo where there is one. At most three at a time, oldest first. */
class Toaster {
  #toasts = $state.raw<readonly Toast[]>([]);
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #nextId = 1;

  get toasts(): readonly Toast[] {
    return this.#toasts;
  }

  /** Returns the toast's id, to take it away early. */
  show(message: string, options: Partial<Omit<Toast, 'id' | 'message'>> = {}): number {
    const toast: Toast = { id: this.#nextId++, message, tone: 'neutral', duration: 5000, ...options };
    this.#toasts = [...this.#toasts, toast].slice(-3);
    this.#timers.set(
      toast.id,
      setTimeout(() => this.dismiss(toast.id), toast.duration),
    );
    return toast.id;
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#toasts = this.#toasts.filter((toast) => toast.id !== id);
  }
}

export const toaster = new Toaster();
