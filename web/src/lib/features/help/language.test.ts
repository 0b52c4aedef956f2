import { stepKinds } from '@wfb/engine/definition';
import { helperDeclarations, methods } from '@wfb/engine/expressions';
import { expect, it } from 'vitest';
import { isEmpty, loadLanguage, searchLanguage } from './language.ts';

const reference = await loadLanguage();
const kindsIn = ({ groups }: typeof reference) =>
  groups.flatMap(({ kinds }) => kinds.map(({ kind }) => kind));

it('has every kind of step, with a sentence, an example and its code', () => {
  expect(kindsIn(reference).toSorted()).toEqual(stepKinds.toSorted());
  for (const { kinds } of reference.groups)
    for (const kind of kinds) {
      expect(kind.sentence).not.toBe('');
      expect(JSON.parse(kind.step)).toHaveProperty('id');
      expect(kind.typescript).toMatch(/^(export )?async function order/);
    }
});

it('says what every field of a kind is for', () => {
  const fields = [
    ...reference.groups.flatMap(({ kinds }) => kinds.flatMap((kind) => kind.fields)),
    ...reference.step,
    ...reference.retry,
    ...reference.workflow,
    ...reference.triggers.flatMap((trigger) => trigger.fields),
    ...reference.events,
    ...reference.backlogs,
    ...reference.readModels,
  ];
  expect(fields.filter(({ help }) => !help).map(({ name }) => name)).toEqual([]);
});

it('has every method and function, with what its example gives', () => {
  expect(reference.methods).toHaveLength(methods.size);
  const helpers = reference.helpers.flatMap(({ entries }) => entries);
  expect(helpers).toHaveLength(Object.keys(helperDeclarations).length);
  for (const { result } of [...reference.operators, ...reference.methods, ...helpers])
    expect(result).toBeDefined();
});

it('finds a kind by a word that people would use for it, and a function by what it does', () => {
  expect(kindsIn(searchLanguage(reference, 'compensate'))).toEqual(['saga']);
  expect(searchLanguage(reference, 'currency').helpers[0]?.entries.map(({ name }) => name)).toEqual([
    'money',
  ]);
  expect(isEmpty(searchLanguage(reference, 'xylophone'))).toBe(true);
});
