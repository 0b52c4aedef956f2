/** Where to go after signing in: a path of this app alone, never another site. */
export function nextPath(url: { searchParams: { get(name: string): string | null } }): string {
  const next = url.searchParams.get('next');
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/approvals';
  return next;
}

export function withNext(path: string, url: { searchParams: { get(name: string): string | null } }): string {
  const next = nextPath(url);
  return next === '/approvals' ? path : `${path}?next=${encodeURIComponent(next)}`;
}
