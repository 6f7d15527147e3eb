/** What an exported credential must say before a worker signs it: files live long, so no export without a status to withdraw it by. */
import { didWebUrl } from '#shared/credentials/did-web';
import { openBadgesContext, credentialsContext } from '#shared/credentials/ld';
import { isList, isObject } from '#shared/credentials/jwt';
import type { ExportToSign } from './keys.ts';

type Payload = Readonly<Record<string, unknown>>;

const need = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`this export is not signed: ${what}`);
};
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const idOf = (value: unknown): unknown => (isObject(value) ? value['id'] : value);

const known: ReadonlySet<string> = new Set([
  ...['@context', 'id', 'type', 'name', 'issuer', 'validFrom', 'validUntil', 'awardedDate', 'credentialSubject', 'credentialStatus'],
  ...['evidence', 'iss', 'sub', 'jti', 'nbf', 'iat', 'exp', 'cnf'],
]);
const types: ReadonlySet<unknown> = new Set([
  'OpenBadgeCredential',
  'EnrolmentCredential',
  'AttendanceCredential',
  'CompletionCredential',
  'EndorsementCredential',
]);
const mostSeconds = 6 * 366 * 86400;

/** One entry for each purpose, in lists of this very issuer. */
const assertStatus = (entries: unknown, did: string): void => {
  const lists = didWebUrl(did)?.replace(/did\.json$/u, 'bitstring/');
  need(isList(entries) && entries.length === 2 && lists !== undefined, 'a status of two purposes');
  const purposes = (entries as readonly unknown[]).map((entry) => {
    const { type, statusPurpose, statusListIndex, statusListCredential } = isObject(entry) ? entry : {};
    need(type === 'BitstringStatusListEntry' && /^\d+$/u.test(String(statusListIndex)), 'a bitstring entry');
    need(isText(statusListCredential) && statusListCredential.startsWith(lists!), 'a list of this issuer');
    return statusPurpose;
  });
  need(purposes.join(' ') === 'revocation suspension', 'a status of two purposes');
};

const secondsOf = (instant: unknown): number => (isText(instant) ? Date.parse(instant) / 1000 : Number.NaN);

const assertDates = ({ validFrom, validUntil }: Payload): void => {
  const lasts = secondsOf(validUntil) - secondsOf(validFrom);
  need(lasts > 0 && lasts <= mostSeconds, 'dates within six years');
};

/** Open Badges 3.0 section 8.2.3: what the JWT repeats of the credential, to the letter. */
const assertBadge = ({ type, '@context': context, iss, jti, nbf, sub, exp, ...document }: Payload): void => {
  const subject = document['credentialSubject'];
  need(isList(context) && context.includes(openBadgesContext), 'the context of Open Badges');
  need(isList(type) && type[1] === 'OpenBadgeCredential' && isObject(subject) && isObject(subject['achievement']), 'a badge');
  need(iss === idOf(document['issuer']) && jti === document['id'], 'iss and jti repeat the credential');
  need(isText(sub) && sub.startsWith('did:jwk:') && sub === idOf(subject), 'sub is the subject');
  need(nbf === secondsOf(document['validFrom']) && exp === secondsOf(document['validUntil']), 'nbf and exp repeat its dates');
};

/** Throws unless the document is a credential of ours, by this key's DID, that can be withdrawn. */
export const assertExport = ({ key, format, document }: ExportToSign): void => {
  const { '@context': context, id, type, issuer, iss, credentialStatus } = document;
  need(
    Object.keys(document).every((name) => known.has(name)),
    'it says something unknown',
  );
  need(isList(context) && context[0] === credentialsContext, 'the context of VCDM 2.0');
  need(isList(type) && type.length === 2 && type[0] === 'VerifiableCredential' && types.has(type[1]), 'a type of ours');
  need(isText(id) && id.startsWith('urn:uuid:'), 'an id');
  need(idOf(issuer) === key.did && (iss === undefined || iss === key.did), 'the issuer is another organisation');
  assertStatus(credentialStatus, key.did);
  assertDates(document);
  if (format === 'open-badge') assertBadge(document);
};
