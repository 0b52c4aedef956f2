/** Number on the app's icon: approvals that wait. Pages and the service worker both have the call, not every browser does. */
export function showBadge(count: number): void {
  const target = navigator as Navigator & {
    setAppBadge?: (count?: number) => Promise<void>;
    clearAppBadge?: () => Promise<void>;
  };
  const done = count > 0 ? target.setAppBadge?.(count) : target.clearAppBadge?.();
  done?.catch(() => {
    // Not allowed here; the count is in the app all the same.
  });
}
