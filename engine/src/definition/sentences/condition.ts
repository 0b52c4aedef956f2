import { valueChip, words, chip, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

const operatorWords: Record<string, string> = {
  '===': 'is',
  '==': 'is',
  '!==': 'is not',
  '!=': 'is not',
  '>': 'is over',
  '>=': 'is at least',
  '<': 'is under',
  '<=': 'is at most',
};

const methodWords: Record<string, [holds: string, doesNot: string]> = {
  includes: ['contains', 'does not contain'],
  startsWith: ['begins with', 'does not begin with'],
  endsWith: ['ends with', 'does not end with'],
};

/**
 * A condition in words where it is one comparison of a value (`input.total > 500` → "Total is over 500"), else the expression
 * as a chip. Reading only: the compiler, not this, decides what an expression means.
 */
export function describeCondition(expression: string, lexicon: SentenceWords): Sentence {
  const source = expression.trim();
  const comparison = /^([\w.[\]?]+)\s*(===|!==|==|!=|>=|<=|>|<)\s*([\w.[\]]+|'[^'\\]*'|"[^"\\]*")$/.exec(
    source,
  );
  if (comparison) {
    const [, left = '', operator = '', right = ''] = comparison;
    return [
      valueChip(left, lexicon),
      words(` ${operatorWords[operator] ?? operator} `),
      operand(right, lexicon),
    ];
  }
  const call = /^(!?)([\w.[\]?]+)\.(includes|startsWith|endsWith)\(([\w.[\]]+|'[^'\\]*'|"[^"\\]*")\)$/.exec(
    source,
  );
  if (call) {
    const [, not = '', left = '', method = '', right = ''] = call;
    return [
      valueChip(left, lexicon),
      words(` ${methodWords[method]?.[not === '' ? 0 : 1]} `),
      operand(right, lexicon),
    ];
  }
  const empty = /^(!?)isEmpty\(([\w.[\]?]+)\)$/.exec(source);
  if (empty)
    return [valueChip(empty[2] ?? '', lexicon), words(empty[1] === '!' ? ' is not empty' : ' is empty')];
  const negated = /^!\s*([\w.[\]?]+)$/.exec(source)?.[1];
  if (negated && lexicon.value(negated) !== undefined)
    return [valueChip(negated, lexicon), words(' is not true')];
  if (/^[A-Za-z_][\w.[\]?]*$/.test(source) && lexicon.value(source) !== undefined) {
    return [valueChip(source, lexicon), words(' is true')];
  }
  return [valueChip(source, lexicon)];
}

function operand(source: string, lexicon: SentenceWords) {
  const text = /^(['"])(.*)\1$/.exec(source)?.[2];
  if (text !== undefined) return chip(text === '' ? 'empty' : text);
  if (/^[\d.]+$/.test(source)) return chip(source);
  if (source === 'true') return chip('yes');
  if (source === 'false') return chip('no');
  if (source === 'null' || source === 'undefined') return chip('nothing');
  return valueChip(source, lexicon);
}
