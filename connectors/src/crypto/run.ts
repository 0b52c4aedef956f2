import { createHash, createHmac } from 'node:crypto';

interface Options {
  text: string;
  algorithm?: string;
  encoding?: 'hex' | 'base64' | 'base64url';
}

export async function hash(input: Options): Promise<{ value: string }> {
  const { text, algorithm = 'sha256', encoding = 'hex' } = input;
  return { value: createHash(algorithm).update(text, 'utf8').digest(encoding) };
}

export async function hmac(input: Options & { key: string }): Promise<{ value: string }> {
  const { text, key, algorithm = 'sha256', encoding = 'hex' } = input;
  return { value: createHmac(algorithm, key).update(text, 'utf8').digest(encoding) };
}
