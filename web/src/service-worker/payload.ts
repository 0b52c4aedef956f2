/** What a push carries. It is data from outside: whatever is missing or odd, there is something to show in the end. */
export interface PushMessage {
  kind: 'approval' | 'approval.closed' | 'run.failed' | 'message' | 'region.lost' | 'test' | 'unknown';
  title: string;
  body: string;
  /** A path within this app. */
  url: string;
  tag: string | undefined;
  badge: number | undefined;
  approval: { id: string; risk: 'low' | 'normal' | 'high'; token: string | undefined } | undefined;
}

const kinds: ReadonlySet<string> = new Set<PushMessage['kind']>([
  'approval',
  'approval.closed',
  'run.failed',
  'region.lost',
  'message',
  'test',
]);

const fallback: PushMessage = {
  kind: 'unknown',
  title: 'Workflow Builder',
  body: 'Something may need you. Open the app to see.',
  url: '/approvals',
  tag: undefined,
  badge: undefined,
  approval: undefined,
};

export function parsePush(text: string | undefined, origin: string): PushMessage {
  const json = toRecord(parseJson(text));
  if (!json) return fallback;
  // The declarative part is for browsers that show it by themselves; its words are used where ours are missing.
  const declarative = toRecord(json.notification) ?? {};
  return {
    kind: isKind(json.kind) ? json.kind : 'unknown',
    title: toText(json.title) ?? toText(declarative.title) ?? fallback.title,
    body: toText(json.body) ?? toText(declarative.body) ?? fallback.body,
    url: toPath(json.url ?? declarative.navigate, origin),
    tag: toText(json.tag) ?? toText(declarative.tag),
    badge: toCount(json.badge ?? declarative.app_badge),
    approval: toApproval(json.approval),
  };
}

function toApproval(value: unknown): PushMessage['approval'] {
  const approval = toRecord(value);
  const id = toText(approval?.id);
  if (!approval || !id) return undefined;
  const risk = approval.risk === 'low' || approval.risk === 'normal' ? approval.risk : 'high';
  return { id, risk, token: toText(approval.token) };
}

function isKind(value: unknown): value is Exclude<PushMessage['kind'], 'unknown'> {
  return typeof value === 'string' && kinds.has(value);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return null;
  }
}

function toRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function toCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** A push may lead into this app alone. */
function toPath(value: unknown, origin: string): string {
  const text = toText(value);
  if (!text || !URL.canParse(text, origin)) return fallback.url;
  const url = new URL(text, origin);
  return url.origin === origin ? url.pathname + url.search : fallback.url;
}
