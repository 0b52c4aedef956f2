import CircleCheckBig from '@lucide/svelte/icons/circle-check-big';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import FolderKanban from '@lucide/svelte/icons/folder-kanban';
import ListTree from '@lucide/svelte/icons/list-tree';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Play from '@lucide/svelte/icons/play';
import Settings from '@lucide/svelte/icons/settings';
import type { Component } from 'svelte';

export interface NavigationItem {
  label: string;
  href: string;
  /** Pages that belong to it, by the start of their path. */
  paths: readonly string[];
  icon: Component<{ size?: number; 'aria-hidden'?: 'true' }>;
  /** Second key after `g`. */
  key: string;
}

const approvals: NavigationItem = {
  label: 'Approvals',
  href: '/approvals',
  paths: ['/approvals'],
  icon: CircleCheckBig,
  key: 'a',
};
const runs: NavigationItem = { label: 'Runs', href: '/runs', paths: ['/runs'], icon: Play, key: 'r' };
const workflows: NavigationItem = {
  label: 'Workflows',
  href: '/workflows',
  paths: ['/workflows', '/templates'],
  icon: ListTree,
  key: 'w',
};
const projects: NavigationItem = {
  label: 'Projects',
  href: '/projects',
  paths: ['/projects'],
  icon: FolderKanban,
  key: 'p',
};

export const phoneItems: readonly NavigationItem[] = [
  approvals,
  runs,
  workflows,
  {
    label: 'More',
    href: '/more',
    paths: ['/more', '/projects', '/messages', '/help'],
    icon: Ellipsis,
    key: 'm',
  },
];

export const deskItems: readonly NavigationItem[] = [
  approvals,
  runs,
  workflows,
  projects,
  { label: 'Messages', href: '/messages', paths: ['/messages'], icon: MessageSquare, key: 'i' },
  { label: 'Settings', href: '/more', paths: ['/more', '/help'], icon: Settings, key: 's' },
];

export function isCurrent(item: NavigationItem, pathname: string): boolean {
  return item.paths.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}
