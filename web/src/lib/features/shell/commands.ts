import { goto } from '$app/navigation';
import BookOpen from '@lucide/svelte/icons/book-open';
import LayoutTemplate from '@lucide/svelte/icons/layout-template';
import Bell from '@lucide/svelte/icons/bell';
import Keyboard from '@lucide/svelte/icons/keyboard';
import LogOut from '@lucide/svelte/icons/log-out';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Sun from '@lucide/svelte/icons/sun';
import Users from '@lucide/svelte/icons/users';
import type { Command } from '#lib/ui/command.ts';
import type { AppState } from '#lib/state/app-state.svelte.ts';
import { deskItems } from './navigation.ts';

/** What the palette offers before anything is typed. */
export function createCommands(app: AppState, showHelp: () => void): Command[] {
  const open = (href: string) => () => void goto(href);
  return [
    ...deskItems.map((item) => ({
      id: item.href,
      label: item.label,
      group: 'Go to',
      hint: `G ${item.key.toUpperCase()}`,
      icon: item.icon,
      run: open(item.href),
    })),
    {
      id: 'templates',
      label: 'Templates',
      group: 'Go to',
      icon: LayoutTemplate,
      keywords: 'samples examples gallery new workflow',
      run: open('/templates'),
    },
    {
      id: 'people',
      label: 'People',
      group: 'Go to',
      icon: Users,
      keywords: 'members invite team',
      run: open('/more/people'),
    },
    {
      id: 'notifications',
      label: 'Notifications',
      group: 'Go to',
      icon: Bell,
      keywords: 'push',
      run: open('/more/notifications'),
    },
    {
      id: 'language',
      label: 'The language',
      group: 'Go to',
      icon: BookOpen,
      keywords: 'help reference steps functions expressions',
      run: open('/help/language'),
    },
    {
      id: 'theme-system',
      label: 'Theme: as the device',
      group: 'Do',
      icon: Monitor,
      run: () => (app.theme.theme = 'system'),
    },
    {
      id: 'theme-light',
      label: 'Theme: light',
      group: 'Do',
      icon: Sun,
      run: () => (app.theme.theme = 'light'),
    },
    {
      id: 'theme-dark',
      label: 'Theme: dark',
      group: 'Do',
      icon: Moon,
      keywords: 'night',
      run: () => (app.theme.theme = 'dark'),
    },
    { id: 'keyboard', label: 'Keyboard help', group: 'Do', hint: '?', icon: Keyboard, run: showHelp },
    {
      id: 'sign-out',
      label: 'Sign out',
      group: 'Do',
      icon: LogOut,
      keywords: 'log out',
      run: open('/more?sign-out'),
    },
  ];
}
