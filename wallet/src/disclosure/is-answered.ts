import type { ReadRequest } from './read-request.ts';

/** Something may leave for whoever asks: a company of the registry, or a stranger to whom the person says so. */
export const isAnswered = ({ trust, stranger }: ReadRequest): boolean => trust === 'trusted' || stranger;
