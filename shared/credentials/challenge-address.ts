/** Where a funder challenges the half-days of a certificate: printed on it, for whoever holds only paper. */
import type { JsonObject } from './ports.ts';
import { valueAt } from './read-claims.ts';
import { parseVct } from './vct.ts';

/** SHA-256, base64url. */
export const rootShape = /^[\w-]{43}$/u;

/** The root stands in the fragment, which no server sees, and names nobody (shared/decisions/0020). */
export const challengeAddress = (issuerUrl: string, root: string): string => `${issuerUrl.replace(/\/$/u, '')}/challenge#${root}`;

/** Out of a payload that was checked. Null of anything but a certificate of this platform, and of one shown without its root. */
export const challengeOf = (payload: JsonObject, issuerUrl: string): string | null => {
  const vct = parseVct(String(payload['vct']));
  if (vct?.type !== 'completion' || vct.issuerUrl !== issuerUrl.replace(/\/$/u, '')) return null;
  const root = valueAt(payload, ['ld', 'credentialSubject', 'merkleRoot']);
  return typeof root === 'string' && rootShape.test(root) ? challengeAddress(issuerUrl, root) : null;
};
