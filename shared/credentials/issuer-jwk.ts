/** The public JWK of an issuer's key, of whatever kind, for formats that other people sign with other algorithms than ours. */
import { didUrlOf } from './badge-kid.ts';
import { didOf, type DidDocument, type DidResolver } from './did.ts';
import { isWebIssuer } from './jwt-vc-issuer.ts';
import { isList, isObject } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import { Refused } from './report.ts';
import { Unreachable } from './verify-issuer-jwt.ts';

const idsOf = (list: unknown, absolute: (id: unknown) => string): readonly string[] =>
  isList(list) ? list.map((one) => absolute(isObject(one) ? one['id'] : one)) : [];

const methodsOf = (document: DidDocument): readonly JsonObject[] =>
  [...(document.verificationMethod ?? []), ...(document.assertionMethod ?? [])].filter((one): one is never => isObject(one));

const compromised = (method: JsonObject, issuedAt: number | null): boolean => {
  const since: unknown = isObject(method['carnet']) ? method['carnet']['compromisedSince'] : undefined;
  if (typeof since !== 'number') return false;
  return issuedAt === null || Math.floor(issuedAt / 86400) >= Math.floor(since / 86400);
};

const pick = (document: DidDocument, kid: string, issuedAt: number | null): unknown => {
  const absolute = (id: unknown): string => (typeof id === 'string' && id.startsWith('#') ? document.id + id : String(id));
  if (!idsOf(document.assertionMethod, absolute).includes(kid)) throw new Refused('key-not-found');
  const method = methodsOf(document).find((one) => absolute(one['id']) === kid);
  if (!method || !isObject(method['publicKeyJwk'])) throw new Refused('key-not-found');
  if (compromised(method, issuedAt)) throw new Refused('key-compromised');
  return method['publicKeyJwk'];
};

const absoluteKid = (kid: string, issuer: string): string => {
  if (isWebIssuer(issuer)) return kid.startsWith(`${issuer}#`) ? kid : `${issuer}#${kid}`;
  const absolute = kid.startsWith('#') ? issuer + kid : didUrlOf(kid, issuer);
  if (didOf(absolute) !== issuer || !absolute.includes('#')) throw new Refused('kid-foreign');
  return absolute;
};

/**
 * The key that `kid` names in the issuer's document, given for assertions. Refuses a `kid` of another issuer, a key that is not there, and one
 * that was compromised by the day of `issuedAt` (seconds; null is no date, hence lost). Throws `Unreachable` when the document cannot be had.
 */
export const issuerJwkOf = async (kid: string, issuer: string | null, issuedAt: number | null, resolver: DidResolver): Promise<unknown> => {
  if (issuer === null) throw new Refused('issuer-unsupported');
  const name = absoluteKid(kid, issuer);
  const resolution = await resolver.resolve(issuer, name);
  if (resolution.document) return pick(resolution.document, name, issuedAt);
  if (resolution.problem === 'unreachable') throw new Unreachable();
  throw new Refused(resolution.problem === 'unsupported' ? 'issuer-unsupported' : 'key-not-found');
};
