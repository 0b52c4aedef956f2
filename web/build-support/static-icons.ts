import type { PreprocessorGroup } from 'svelte/compiler';

const ICON = /@lucide[\\/]svelte[\\/]dist[\\/]icons[\\/][a-z0-9-]+\.svelte$/;
const DATA = /const iconData = (\{.*\});/;

interface IconData {
  node: [tag: string, attributes: Record<string, string>][];
}

/**
 * Lucide's icons put their lines together one by one each time they are drawn, which takes a slow phone a tenth of a second on a
 * page with many. Written out as markup, each is one copy of a template. Of their properties we use size, class and aria-hidden.
 */
export const staticIcons: PreprocessorGroup = {
  name: 'static-icons',
  markup({ content, filename }) {
    if (!filename || !ICON.test(filename)) return;
    const data = DATA.exec(content)?.[1];
    if (!data) throw new Error('Lucide’s icons have changed: see build-support/static-icons.ts.');
    return { code: toComponent(JSON.parse(data) as IconData) };
  },
};

function toComponent({ node }: IconData): string {
  const lines = node.map(([tag, attributes]) => {
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    return `<${tag} ${written.join(' ')}></${tag}>`;
  });
  return `<script>
  let { size = 24, class: classes, 'aria-hidden': hidden = 'true' } = $props();
</script>
<svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" class={classes} aria-hidden={hidden}>${lines.join('')}</svg>
`;
}
