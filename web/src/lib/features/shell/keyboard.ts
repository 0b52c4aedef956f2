import { deskItems } from './navigation.ts';

/** What `?` shows. */
export const keyboardGroups = [
  {
    title: 'Anywhere',
    keys: [
      { keys: 'Ctrl K', does: 'Find anything, do anything' },
      { keys: '/', does: 'Search' },
      { keys: '?', does: 'This help' },
      { keys: 'Esc', does: 'Close' },
    ],
  },
  {
    title: 'Go to',
    keys: deskItems.map((item) => ({ keys: `G ${item.key.toUpperCase()}`, does: item.label })),
  },
  {
    title: 'Approvals',
    keys: [
      { keys: 'J', does: 'Next' },
      { keys: 'K', does: 'Previous' },
      { keys: 'A', does: 'Approve' },
      { keys: 'X', does: 'Reject' },
    ],
  },
];
