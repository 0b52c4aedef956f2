/**
 * How the client's modules are bundled. Left alone, every shared icon and component becomes a file of its own: sixty requests for
 * the approvals page, each a turn on a slow line. So what all pages need goes together, and what few need stays apart.
 */
const FRAMEWORK = /node_modules\/(svelte|esm-env|clsx|devalue|openapi-fetch|idb)\//;
const OVERLAYS = /node_modules\/(bits-ui|svelte-toolbelt|runed|@floating-ui|tabbable|@internationalized)\//;
/** Each is a few lines of markup: one request for all is worth more than the bytes of those a page does not show. */
const ICONS = /node_modules\/@lucide\//;
const SHARED = /\/src\/lib\/(ui|api|live|state|pwa|product)\b/;
/** Large, in need of the overlays, or of the router: a group takes along what its modules import, and SvelteKit wants the router for itself. */
const NOT_SHARED =
  /\/lib\/ui\/(Sheet|Dialog|ConfirmDialog|Menu\b|CommandPalette|KeyboardHelp|VirtualList|virtual-window|command|schema-form|value-view|JsonField)|\/lib\/(pwa\/registration|state\/page-sheet)/;

export const chunkGroups = [
  { name: 'framework', test: FRAMEWORK, priority: 3 },
  { name: 'overlays', test: OVERLAYS, priority: 2 },
  { name: 'icons', test: ICONS, priority: 2 },
  {
    name: 'shared',
    test: (id: string) => SHARED.test(id) && !NOT_SHARED.test(id),
    minShareCount: 4,
    priority: 1,
  },
];
