/** Whose turn comes first among tasks that wait in the same pool. */
export const priorities = [
  { value: 1, label: '1 – first' },
  { value: 2, label: '2 – early' },
  { value: 3, label: '3 – as usual' },
  { value: 4, label: '4 – late' },
  { value: 5, label: '5 – last' },
];
