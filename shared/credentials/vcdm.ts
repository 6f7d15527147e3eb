/** The shape of a W3C Verifiable Credentials Data Model 2.0 document (https://www.w3.org/TR/vc-data-model-2.0/ section 4), whoever secured it. */
import { credentialsContext } from './ld.ts';
import { isList, isObject } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import { Refused } from './report.ts';

export type DocumentKind = 'VerifiableCredential' | 'VerifiablePresentation';

const listOf = (value: unknown): readonly unknown[] => (isList(value) ? value : value === undefined ? [] : [value]);

/** A URL in the sense of the model: anything with a scheme. */
const isUrl = (value: unknown): value is string => typeof value === 'string' && /^[a-z][a-z\d+.-]*:\S+$/iu.test(value);
/** Of an object or a bare URL. */
export const idOf = (value: unknown): string | null => {
  const id = isObject(value) ? value['id'] : value;
  return isUrl(id) ? id : null;
};

const dateTime = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u;
/** Seconds since 1970 of an XMLSchema dateTimeStamp; null when absent. Refuses one without a time zone. */
export const instantOf = (value: unknown): number | null => {
  if (value === undefined) return null;
  if (typeof value !== 'string' || !dateTime.test(value) || Number.isNaN(Date.parse(value))) throw new Refused('dates-malformed');
  return Math.floor(Date.parse(value) / 1000);
};

const malformedWhen = (wrong: boolean): void => {
  if (wrong) throw new Refused('malformed');
};

const assertCommon = (document: JsonObject, kind: DocumentKind): void => {
  malformedWhen(listOf(document['@context'])[0] !== credentialsContext);
  malformedWhen(!listOf(document['type']).includes(kind) || !listOf(document['type']).every((type) => typeof type === 'string'));
  malformedWhen(document['id'] !== undefined && !isUrl(document['id']));
  // vc-jose-cose section 1.1.2.1: the document is the payload; `vc` and `vp` are of the former model.
  malformedWhen('vc' in document || 'vp' in document);
};

const typed = (value: unknown): boolean => isObject(value) && listOf(value['type']).some((type) => typeof type === 'string');

/** Section 4: what each property must look like, so that a reader never meets another shape than it checked. */
export const assertCredential = (document: JsonObject): void => {
  assertCommon(document, 'VerifiableCredential');
  malformedWhen(idOf(document['issuer']) === null);
  const subjects = listOf(document['credentialSubject']);
  malformedWhen(subjects.length === 0 || !subjects.every((subject) => isObject(subject) && Object.keys(subject).length > 0));
  malformedWhen(subjects.some((subject) => isObject(subject) && subject['id'] !== undefined && !isUrl(subject['id'])));
  for (const name of ['credentialStatus', 'credentialSchema', 'termsOfUse', 'evidence', 'refreshService'])
    malformedWhen(!listOf(document[name]).every(typed));
  const [from, until] = [instantOf(document['validFrom']), instantOf(document['validUntil'])];
  if (from !== null && until !== null && until < from) throw new Refused('dates-malformed');
};

export const assertPresentation = (document: JsonObject): void => {
  assertCommon(document, 'VerifiablePresentation');
  malformedWhen(document['holder'] !== undefined && idOf(document['holder']) === null);
  malformedWhen(!listOf(document['verifiableCredential']).every((one) => isObject(one)));
};

const ownProperties = new Set([
  ...['@context', 'id', 'type', 'name', 'description', 'issuer', 'validFrom', 'validUntil', 'awardedDate', 'image'],
  ...['credentialSubject', 'credentialStatus', 'credentialSchema', 'evidence', 'termsOfUse', 'refreshService', 'renderMethod'],
  ...['relatedResource', 'holder', 'verifiableCredential', 'iss', 'sub', 'jti', 'iat', 'nbf', 'exp', 'cnf'],
]);

/** What we sign ourselves has no property that its contexts do not define (section 5.2); in others' documents they are left to the reader. */
export const assertNoExtension = (document: JsonObject): void =>
  malformedWhen(!Object.keys(document).every((name) => ownProperties.has(name)));

export interface Enveloped {
  readonly mediaType: 'application/vc+jwt' | 'application/vc+sd-jwt';
  readonly text: string;
}

const envelope = /^data:(application\/vc\+(?:sd-)?jwt),(\S+)$/u;

/** The credentials inside a presentation (section 4.13): those in an envelope we can open, and how many we cannot. Refuses one that is neither. */
export const envelopedIn = (document: JsonObject): { readonly inside: readonly Enveloped[]; readonly foreign: number } => {
  const inside: Enveloped[] = [];
  let foreign = 0;
  for (const one of listOf(document['verifiableCredential'])) {
    const id = isObject(one) && listOf(one['type']).includes('EnvelopedVerifiableCredential') ? one['id'] : null;
    malformedWhen(typeof id !== 'string' || !id.startsWith('data:'));
    const found = envelope.exec(String(id));
    if (found) inside.push({ mediaType: found[1] as Enveloped['mediaType'], text: found[2]! });
    else foreign += 1;
  }
  return { inside, foreign };
};
