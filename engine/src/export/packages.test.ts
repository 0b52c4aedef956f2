import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageVersions } from './packages.ts';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

it('gives projects the versions that the workspace itself is tested with', () => {
  const ours = ['../../../package.json', '../../package.json'].map((file) => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(new URL(file, import.meta.url), 'utf8'),
    ) as Manifest;
    return { ...dependencies, ...devDependencies };
  });
  expect(Object.assign({}, ...ours)).toMatchObject(packageVersions);
});
