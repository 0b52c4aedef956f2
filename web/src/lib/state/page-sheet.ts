import { goto } from '$app/navigation';
import { page } from '$app/state';

/** Sheets whose being open is a step in the history, so that "back" closes them: `open={isSheetOpen('filters')}`. */
export function isSheetOpen(name: string): boolean {
  return page.state.sheet === name;
}

export function openSheet(name: string): void {
  void goto('', { state: { sheet: name }, shallow: true });
}

export function closeSheet(): void {
  if (page.state.sheet !== undefined) history.back();
}
