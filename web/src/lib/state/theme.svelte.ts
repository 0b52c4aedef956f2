export type Theme = 'system' | 'light' | 'dark';

/** Also read by static/early.js before the first paint. */
const STORAGE_KEY = 'wfb-theme';

export class ThemeState {
  #theme = $state<Theme>(read());

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === 'system') localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, theme);
    } catch {
      // Blocked storage: the choice holds until the page is left.
    }
  }
}

function read(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}
