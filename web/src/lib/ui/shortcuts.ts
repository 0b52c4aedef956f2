export interface Shortcut {
  /** `g a` (one after the other), `mod+k`, `?`, `j`. `mod` is Ctrl, or Cmd on Apple's. */
  keys: string;
  run: (event: KeyboardEvent) => void;
}

const SEQUENCE_MS = 1000;

/** Listens for shortcuts; never while somebody types, save for those with `mod`. Returns the way to stop. */
export function listenForShortcuts(target: Window, shortcuts: () => readonly Shortcut[]): () => void {
  let previous = '';
  let previousAt = 0;

  function onkeydown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return;
    const mod = event.metaKey || event.ctrlKey;
    if (!mod && (event.altKey || isTyping(event.target))) return;
    const key = mod ? `mod+${event.key.toLowerCase()}` : event.key;
    const sequence = event.timeStamp - previousAt < SEQUENCE_MS ? `${previous} ${key}` : key;
    const all = shortcuts();
    const match =
      all.find((shortcut) => shortcut.keys === sequence) ?? all.find((shortcut) => shortcut.keys === key);
    previous = key;
    previousAt = event.timeStamp;
    if (!match) return;
    event.preventDefault();
    previous = '';
    match.run(event);
  }

  target.addEventListener('keydown', onkeydown);
  return () => target.removeEventListener('keydown', onkeydown);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [role=dialog]') !== null)
  );
}
