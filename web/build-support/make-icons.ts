// Draws the PNG icons from their SVG sources: `node web/build-support/make-icons.ts <path of a Chromium>`. The PNGs are committed,
// so this runs only when a source changes. playwright-core is taken from the tests' package.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Page {
  setContent(html: string): Promise<void>;
  evaluate<Result>(work: () => Promise<Result>): Promise<Result>;
  screenshot(options: { omitBackground: boolean }): Promise<Uint8Array>;
  close(): Promise<void>;
}
interface Chromium {
  launch(options: { executablePath: string | undefined; args: string[] }): Promise<{
    newPage(options: { viewport: { width: number; height: number } }): Promise<Page>;
    close(): Promise<void>;
  }>;
}

const root = new URL('../', import.meta.url);
const fromTests = createRequire(new URL('../../tests/package.json', import.meta.url));
const { chromium } = fromTests('playwright-core') as { chromium: Chromium };

const icon = 'static/icons/icon.svg';
const maskable = 'build-support/icons/maskable.svg';
const outputs = [
  { source: icon, size: 192, file: 'icon-192.png' },
  { source: icon, size: 512, file: 'icon-512.png' },
  { source: maskable, size: 192, file: 'maskable-192.png' },
  { source: maskable, size: 512, file: 'maskable-512.png' },
  // Apple rounds the corners itself and knows no transparency.
  { source: maskable, size: 180, file: 'apple-touch-icon.png' },
  { source: 'build-support/icons/badge.svg', size: 96, file: 'badge-96.png' },
];

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
try {
  for (const { source, size, file } of outputs) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = readFileSync(new URL(source, root)).toString('base64');
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
    );
    await page.evaluate(() => document.images[0]!.decode());
    writeFileSync(new URL(`static/icons/${file}`, root), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
