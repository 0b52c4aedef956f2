import type { PreprocessorGroup } from 'svelte/compiler';

const ROOT = /@sveltejs[\\/]kit[\\/]src[\\/]runtime[\\/]components[\\/]root\.svelte$/;
const STYLE = /(<div\s+id="svelte-announcer"[^>]*?)\s+style="[^"]*"/;

/**
 * SvelteKit hides the element that announces page changes with a style attribute, which `style-src 'self'` refuses. The
 * attribute goes, and base.css hides the element by its id.
 */
export const hideAnnouncerById: PreprocessorGroup = {
  name: 'hide-announcer',
  markup({ content, filename }) {
    if (!filename || !ROOT.test(filename)) return;
    if (!STYLE.test(content))
      throw new Error('SvelteKit’s announcer has changed: see build-support/hide-announcer.ts.');
    return { code: content.replace(STYLE, '$1') };
  },
};
