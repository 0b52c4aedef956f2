import type { Box } from './approvals-state.svelte.ts';

export function boxFromUrl(url: { searchParams: { get(name: string): string | null } }): Box {
  const box = url.searchParams.get('box');
  return box === 'asked' || box === 'done' ? box : 'waiting';
}

const query = (box: Box) => (box === 'waiting' ? '' : `?box=${box}`);

export const boxHref = (box: Box): string => `/approvals${query(box)}`;

/** The box stays in the address, so that "back" and the next one know it. */
export const approvalHref = (id: string, box: Box = 'waiting'): string => `/approvals/${id}${query(box)}`;
