/** Shared look of text-like controls. 17 px on the phone: Safari zooms into anything under 16. */
export const controlClasses =
  'w-full min-w-0 rounded-8 border border-line-strong bg-surface px-3 py-2 text-17 desk:py-1.5 desk:text-15 text-text ' +
  'aria-invalid:border-failed disabled:opacity-60 [&[readonly]]:bg-sunken ' +
  'focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent focus-visible:border-accent';
