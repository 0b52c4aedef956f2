import { notFound } from '../../errors.ts';

export const messageNotFound = () => notFound('message');
