import { Refusal } from '../vault/wallet.ts';

/** What a server still takes for now: proofs are dated within five minutes (RFC 9449 section 11.1). */
const tolerated = 240;

/** Seconds by which this device is ahead of the server the wallet came from; null when that cannot be asked. */
export const clockAhead = async (fetcher: typeof fetch = (...args) => fetch(...args)): Promise<number | null> => {
  if (!('location' in globalThis)) return null;
  const answer = await fetcher('/config.json?ngsw-bypass', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  const there = Date.parse(answer?.headers.get('date') ?? '');
  return Number.isNaN(there) ? null : Math.round((Date.now() - there) / 1000);
};

/** `2 h 05`, `12 min`: said of a wrong clock. */
export const spanText = (seconds: number): string => {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes}\u00a0min` : `${hours}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`;
};

/** A proof refused by a right server is most often a wrong clock here: said with how wrong it is (security.md B31). */
export const refusalOf = async (answer: { readonly code: string; readonly title: string }): Promise<Refusal> => {
  const ahead = answer.code === 'proof-refused' ? await clockAhead() : null;
  if (ahead !== null && Math.abs(ahead) > tolerated) return new Refusal('clock-wrong', spanText(ahead));
  return new Refusal(answer.code, answer.title);
};
