// Runs before the first paint, ahead of the app's own code. A file, because the content policy allows no inline script.
try {
  // Keep in step with src/lib/state/theme.svelte.ts.
  const theme = localStorage.getItem('wfb-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

  // Somebody was signed in here: what the first page asks for is fetched while the app's code is still on its way.
  // A server's own page says so in its head already; a page that comes from this device's store does not.
  // Keep in step with build-support/first-pages.ts, src/lib/state/session.svelte.ts,
  // src/lib/features/approvals/approvals-state.svelte.ts and src/lib/features/runs/runs-list.svelte.ts.
  if (localStorage.getItem('wfb-user')) {
    const paths = ['/api/v1/me'];
    if (/^\/(approvals.*)?$/.test(location.pathname)) paths.push('/api/v1/approvals?box=waiting');
    if (/^\/runs\/[^/]+$/.test(location.pathname))
      paths.push(`/api/v1${location.pathname}`, '/api/v1/actions');
    if (location.pathname === '/runs' && !location.search)
      paths.push('/api/v1/runs?limit=50', '/api/v1/runs/counts');
    for (const href of paths) {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'preload', as: 'fetch', href, crossOrigin: 'anonymous' });
      document.head.append(link);
    }
  }
} catch {
  // Storage can be blocked; the system's theme is then the right one.
}
