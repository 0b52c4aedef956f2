// Writes the reference of the language: a page of Markdown, and the data of the page in the product.
import { writeFile } from 'node:fs/promises';
import { actionDeclarations } from '@wfb/connectors/declarations';
import { languageReference, toMarkdown } from '@wfb/engine/reference';

const root = new URL('../../', import.meta.url);
const reference = await languageReference(actionDeclarations);
await writeFile(new URL('docs/language.md', root), toMarkdown(reference));
await writeFile(
  new URL('web/src/lib/features/help/language.json', root),
  `${JSON.stringify(reference, null, 1)}\n`,
);
