interface InstallPromptEvent extends Event {
  prompt(): Promise<void>;
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Browsers offer the installation by an event that must be kept until a press asks for it. */
class InstallOffer {
  #event = $state.raw<InstallPromptEvent | null>(null);

  constructor() {
    window.addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#event = event as InstallPromptEvent;
    });
    window.addEventListener('appinstalled', () => (this.#event = null));
  }

  get available(): boolean {
    return this.#event !== null;
  }

  async ask(): Promise<void> {
    const event = this.#event;
    this.#event = null;
    await event?.prompt();
  }
}

export const installOffer = new InstallOffer();
