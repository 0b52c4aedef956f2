import type { StepOf } from '../steps/index.ts';
import { fieldChip, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

/** "Ask the AI Assistant: **Sort the complaint ‹Text›**". */
export function describeAgent({ instructions }: StepOf<'agent'>, lexicon: SentenceWords): Sentence {
  return [words('Ask the AI Assistant: '), fieldChip(instructions, lexicon, 'what to do')];
}
