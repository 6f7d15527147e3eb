import type { BitstringAnswer, BitstringReader } from './bitstring-cache.ts';
import { readBit } from './bitstring-status-list.ts';
import { isList, isObject } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import type { Check, Why } from './report.ts';

const line = (outcome: Check['outcome'], why: Why, at?: number): Check => ({
  check: 'status',
  outcome,
  why,
  ...(at === undefined ? {} : { at }),
});

const setWhy: Readonly<Record<string, Why>> = { revocation: 'revoked', suspension: 'suspended' };

const judge = (answer: BitstringAnswer, index: number, purpose: string): Check => {
  if (answer.outcome === 'unreachable') return line('unchecked', 'status-unreachable');
  if (answer.outcome === 'expired') return line('unchecked', 'status-list-expired', answer.fetchedAt);
  if (answer.outcome === 'refused') return line('failed', answer.why);
  if (!answer.purposes.includes(purpose)) return line('failed', 'status-list-wrong-subject', answer.fetchedAt);
  const set = readBit(answer.list, index);
  if (set === null) return line('failed', 'status-out-of-range', answer.fetchedAt);
  if (set) return line('failed', setWhy[purpose] ?? 'status-unknown', answer.fetchedAt);
  return answer.stale ? line('unchecked', 'status-stale', answer.fetchedAt) : line('passed', 'status-valid', answer.fetchedAt);
};

const checkEntry = async (entry: unknown, issuer: string, reader: BitstringReader | undefined): Promise<Check> => {
  if (!isObject(entry)) return line('failed', 'status-malformed');
  if (entry['type'] !== 'BitstringStatusListEntry') return line('unchecked', 'status-not-asked');
  const { statusPurpose: purpose, statusListIndex: index, statusListCredential: uri } = entry;
  if (typeof purpose !== 'string' || typeof uri !== 'string' || !/^\d{1,9}$/u.test(String(index)))
    return line('failed', 'status-malformed');
  // A message says something else than whether the credential stands.
  if (!(purpose in setWhy)) return line('passed', 'status-not-used');
  return reader ? judge(await reader.read(uri, issuer), Number(index), purpose) : line('unchecked', 'status-not-asked');
};

const weight = (check: Check): number =>
  ['failed', 'unchecked', 'passed'].indexOf(check.outcome) + (check.why === 'status-not-used' ? 1 : 0);

/**
 * Every entry of `credentialStatus` (Bitstring Status List section 2.1): the worst of them. What cannot be had, has expired, is stale or is of
 * another kind leaves the line unchecked, never passed.
 */
export const checkBitstrings = async (document: JsonObject, issuer: string, reader: BitstringReader | undefined): Promise<Check> => {
  const { credentialStatus: status } = document;
  if (status === undefined) return line('passed', 'status-not-used');
  const entries = isList(status) ? status : [status];
  const checks = await Promise.all(entries.map(async (entry) => checkEntry(entry, issuer, reader)));
  return checks.reduce((worst, one) => (weight(one) < weight(worst) ? one : worst), checks[0] ?? line('failed', 'status-malformed'));
};
