/**
 * How the client's modules are bundled. Left alone, every shared icon and component becomes a file of its own: sixty requests for
 * the approvals page, each a turn on a slow line. So what all pages need goes together, and what few need stays apart.
 *
 * A group holds what is named here and nothing that those modules import: otherwise it would take the router along, which must stay
 * with SvelteKit's own start. Rolldown allows that only where an entry may have more exports than its source (`entryExports`).
 *
 * Vite's preload helper is in no group: the page's first script needs it before SvelteKit's runtime may come. `check-chunks.ts` watches.
 */
const FRAMEWORK =
  /node_modules\/(svelte|esm-env|clsx|devalue|openapi-fetch|idb)\/|@sveltejs\/kit\/src\/(exports\/internal|messages|utils|runtime\/app\/(env|paths|state))\//;
const OVERLAYS = /node_modules\/(bits-ui|svelte-toolbelt|runed|@floating-ui|tabbable|@internationalized)\//;
/** Each is a few lines of markup: one request for all is worth more than the bytes of those a page does not show. */
const ICONS = /node_modules\/@lucide\//;
/** The frame round every page of the app, and what it shows of approvals and messages. */
const SHELL =
  /\/src\/lib\/features\/(shell\/|auth\/accounts|messages\/unread|approvals\/(approvals-state|decision-queue|words))|\/src\/lib\/(ui\/(Key|CountBadge|Toaster|LazyMenu)\.svelte|pwa\/(push|registration)|state\/page-sheet)/;
/** A workflow's steps in words, and a run's steps as they went. */
const STEPS =
  /\/engine\/src\/definition\/(sentences\/|sections|schedule-words|segments|duration|edit\.)|\/features\/runs\/(timeline\.|failure\.|SeekItem|Run(Failure|LoopItems|SectionView|StepDetails|StepWaiting|Timeline))|\/features\/workflows\/(SentenceView|SectionTitle|catalogue)/;
const SHARED = /\/src\/lib\/(ui|api|live|state|pwa|product)\b/;
/** Large, and asked for by few pages or only when touched. */
const RARE =
  /\/lib\/ui\/(Sheet|Dialog|ConfirmDialog|Menu\b|CommandPalette|KeyboardHelp|VirtualList|virtual-window|command|schema-form\/(?!schema\.)|JsonField)/;

export const entryExports = 'allow-extension';

export const chunkGroups = [
  { name: 'framework', test: FRAMEWORK, priority: 3 },
  { name: 'overlays', test: OVERLAYS, priority: 2 },
  { name: 'icons', test: ICONS, priority: 2 },
  { name: 'shell', test: SHELL, priority: 2 },
  { name: 'steps', test: STEPS, minShareCount: 2, priority: 2 },
  {
    name: 'shared',
    test: (id: string) => SHARED.test(id) && !RARE.test(id),
    minShareCount: 4,
    priority: 1,
  },
].map((group) => ({ ...group, includeDependenciesRecursively: false }));
