import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('cells keep commas, quotes and structure, and no text becomes a formula', () => {
  expect(csvLine(['a', 1, null, 'x, "y"', { b: [1] }, true])).toBe('a,1,,"x, ""y""","{""b"":[1]}",true\r\n');
  expect(csvLine(['=1+1', '-x', -5])).toBe("'=1+1,'-x,-5\r\n");
});
