/** What the event log is narrowed to. The URL keeps it, so that it can be sent, bookmarked and gone back to. */
export interface EventFilter {
  type: string | null;
  /** Beginning of the subject. */
  q: string;
  period: Period | null;
  /** Days, as their owner's calendar has them: `2026-11-25`. Of use only with the period `range`. */
  from: string | null;
  until: string | null;
}

export const periods = [
  { value: 'today', label: 'Today', days: 1 },
  { value: 'week', label: 'Last 7 days', days: 7 },
  { value: 'month', label: 'Last 30 days', days: 30 },
  { value: 'range', label: 'From … until …', days: null },
] as const;
export type Period = (typeof periods)[number]['value'];

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

export function readEventFilter(params: Pick<URLSearchParams, 'get'>): EventFilter {
  const [from, until] = [params.get('from'), params.get('until')];
  return {
    type: params.get('type') || null,
    q: params.get('q') ?? '',
    period: periods.find(({ value }) => value === params.get('period'))?.value ?? null,
    from: isDay(from) ? from : null,
    until: isDay(until) ? until : null,
  };
}

/** The query with its question mark, or nothing. */
export function printEventFilter({ type, q, period, from, until }: EventFilter): string {
  const params = new URLSearchParams();
  if (type) params.set('type', type);
  if (q.trim()) params.set('q', q.trim());
  if (period) params.set('period', period);
  if (period === 'range' && from) params.set('from', from);
  if (period === 'range' && until) params.set('until', until);
  const query = params.toString();
  return query ? `?${query}` : '';
}

/** What the API is asked for. Days begin at midnight where the person is. */
export function eventQueryOf(
  { type, q, period, from, until }: EventFilter,
  now: number,
): { type?: string; q?: string; from?: string; until?: string } {
  const days = periods.find(({ value }) => value === period)?.days ?? null;
  const begin = days !== null ? midnight(now, 1 - days) : period === 'range' && from ? dayOf(from) : null;
  const end = period === 'range' && until ? dayOf(until, 1) : null;
  return {
    ...(type ? { type } : {}),
    ...(q.trim() ? { q: q.trim() } : {}),
    ...(begin ? { from: begin.toISOString() } : {}),
    ...(end ? { until: end.toISOString() } : {}),
  };
}

function midnight(now: number, days: number): Date {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

function dayOf(text: string, later = 0): Date {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, day + later);
}
