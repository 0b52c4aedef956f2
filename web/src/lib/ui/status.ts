import type { Component } from 'svelte';
import Ban from '@lucide/svelte/icons/ban';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import Hourglass from '@lucide/svelte/icons/hourglass';
import SkipForward from '@lucide/svelte/icons/skip-forward';
import TimerOff from '@lucide/svelte/icons/timer-off';
import UserRound from '@lucide/svelte/icons/user-round';
import Undo2 from '@lucide/svelte/icons/undo-2';

export type Tone =
  'running' | 'waiting' | 'done' | 'failed' | 'cancelled' | 'scheduled' | 'neutral' | 'accent';

/** The one status language: every state has a word, a tone and an icon, the same wherever it is shown. */
export interface StatusLook {
  word: string;
  tone: Tone;
  /** `spinner`: the arc that turns; it is no icon of the set. */
  icon: Component<{ size?: number; 'aria-hidden'?: 'true' }> | 'spinner';
}

const looks = {
  // Runs
  queued: { word: 'Queued', tone: 'scheduled', icon: Clock },
  running: { word: 'Running', tone: 'running', icon: 'spinner' },
  waiting: { word: 'Waiting', tone: 'waiting', icon: Hourglass },
  completed: { word: 'Done', tone: 'done', icon: CircleCheck },
  failed: { word: 'Failed', tone: 'failed', icon: CircleX },
  cancelled: { word: 'Cancelled', tone: 'cancelled', icon: Ban },
  terminated: { word: 'Stopped', tone: 'cancelled', icon: Ban },
  scheduled: { word: 'Scheduled', tone: 'scheduled', icon: Clock },
  // Steps
  done: { word: 'Done', tone: 'done', icon: CircleCheck },
  skipped: { word: 'Skipped', tone: 'cancelled', icon: SkipForward },
  'waiting-person': { word: 'Waiting for approval', tone: 'waiting', icon: UserRound },
  // Approvals
  pending: { word: 'Waiting', tone: 'waiting', icon: UserRound },
  approved: { word: 'Approved', tone: 'done', icon: CircleCheck },
  rejected: { word: 'Rejected', tone: 'failed', icon: CircleX },
  expired: { word: 'Expired', tone: 'cancelled', icon: TimerOff },
  withdrawn: { word: 'Withdrawn', tone: 'cancelled', icon: Undo2 },
} as const satisfies Record<string, StatusLook>;

export type Status = keyof typeof looks;

export function statusLook(status: Status): StatusLook {
  return looks[status];
}

/** Text and background of a tone. Whole class names, so that Tailwind finds them. */
export const toneClasses: Record<Tone, { text: string; soft: string; dot: string }> = {
  running: { text: 'text-running', soft: 'bg-running-soft text-running', dot: 'bg-running' },
  waiting: { text: 'text-waiting', soft: 'bg-waiting-soft text-waiting', dot: 'bg-waiting' },
  done: { text: 'text-done', soft: 'bg-done-soft text-done', dot: 'bg-done' },
  failed: { text: 'text-failed', soft: 'bg-failed-soft text-failed', dot: 'bg-failed' },
  cancelled: { text: 'text-cancelled', soft: 'bg-cancelled-soft text-cancelled', dot: 'bg-cancelled' },
  scheduled: { text: 'text-scheduled', soft: 'bg-scheduled-soft text-scheduled', dot: 'bg-scheduled' },
  neutral: { text: 'text-muted', soft: 'bg-sunken text-muted', dot: 'bg-faint' },
  accent: { text: 'text-accent', soft: 'bg-accent-soft text-accent', dot: 'bg-accent' },
};
