/** Which endorsements stand beside the declaration they are about: what the hash of a declaration is for. */
import { declarationDigest } from './declaration-digest.ts';
import { isObject } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import { valueAt } from './read-claims.ts';
import { isDeclaration } from './self-declared.ts';
import { parseVct } from './vct.ts';

const digestIn = (payload: JsonObject): string | null => {
  if (parseVct(String(payload['vct']))?.type !== 'endorsement') return null;
  const digest = valueAt(payload, ['ld', 'credentialSubject', 'declared', 'digestSRI']);
  return typeof digest === 'string' ? digest : null;
};

/**
 * The places of those endorsements whose declaration is among these, shown whole. Payloads of credentials whose proof was checked; null for what
 * was refused. A declaration shown in part has another hash: nothing is said of it, neither way.
 */
export const pairedDeclarations = async (payloads: readonly (JsonObject | null)[]): Promise<ReadonlySet<number>> => {
  const declared = payloads.flatMap((payload) => (payload && isDeclaration(payload) && isObject(payload['ld']) ? [payload['ld']] : []));
  const digests = new Set(await Promise.all(declared.map(declarationDigest)));
  return new Set(payloads.flatMap((payload, place) => (payload && digests.has(digestIn(payload) ?? '') ? [place] : [])));
};
