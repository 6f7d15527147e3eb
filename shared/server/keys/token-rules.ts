/** The closed list of tokens a worker signs, and what each must say: a worker is no signing oracle (credentials.md 7, security.md B2). */
import { hash } from 'node:crypto';
import { readConsent } from '#shared/credentials/consent-facts';
import { isObject } from '#shared/credentials/jwt';
import type { KeptKey, Keys } from './keys.ts';

export type TokenType = Parameters<Keys['signToken']>[1];
type Payload = Readonly<Record<string, unknown>>;

const need = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`this token is not signed: ${what}`);
};
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isSecond = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;
const lifetime = ({ iat, exp }: Payload): number => (isSecond(iat) && isSecond(exp) ? exp - iat : Number.NaN);
const lives = (payload: Payload, most: number): boolean => lifetime(payload) > 0 && lifetime(payload) <= most;

const day = 86400;

/** draft-ietf-oauth-status-list section 5.1. */
const statusList = (key: KeptKey, payload: Payload): void => {
  const { iss, sub, status_list: list } = payload;
  need(iss === undefined || iss === key.did || iss === key.certificate?.issuer, 'iss is another organisation');
  need(isText(sub), 'sub is the address of the list');
  need(isObject(list) && isText(list['lst']) && typeof list['bits'] === 'number', 'status_list is missing');
  need(lives(payload, 31 * day), 'iat and exp within a month');
};

/** The key's own DID, and in x5c mode the hash of its certificate. */
const clientIds = ({ did, certificate }: KeptKey): readonly string[] => [
  `decentralized_identifier:${did}`,
  ...(certificate ? [`x509_hash:${hash('sha256', Buffer.from(certificate.leaf, 'base64'), 'base64url')}`] : []),
];

/** OpenID4VP 1.0 sections 5.9.3 and 5.10, RFC 9101: the client is the key's own DID, asked for one nonce, within minutes. */
const requestObject = (key: KeptKey, payload: Payload): void => {
  need(clientIds(key).includes(String(payload['client_id'])), 'client_id is another client');
  need(payload['response_type'] === 'vp_token' && isText(payload['nonce']), 'a request for a presentation has a nonce');
  need(isText(payload['response_uri']), 'a request for a presentation has a response_uri');
  need(payload['iss'] === undefined || payload['iss'] === key.did || payload['iss'] === payload['client_id'], 'iss is another client');
  need(lives(payload, 3600), 'iat and exp within an hour');
};

/** RFC 9068; bound to the wallet's key by DPoP (RFC 9449 section 6) unless it lives five minutes or less. */
const accessToken = (_key: KeptKey, payload: Payload): void => {
  need(
    ['iss', 'sub', 'aud', 'jti'].every((name) => isText(payload[name]) || Array.isArray(payload[name])),
    'iss, sub, aud and jti',
  );
  need(lives(payload, 3600), 'iat and exp within an hour');
  const { cnf } = payload;
  need((isObject(cnf) && isText(cnf['jkt'])) || lives(payload, 300), 'a token of more than five minutes is bound to a key');
};

const registry =
  (platformKid: string) =>
  (key: KeptKey, payload: Payload): void => {
    need(key.kid === platformKid, 'the registry is signed by the platform');
    need(isText(payload['iss']) && Array.isArray(payload['entries']), 'iss and entries');
    need(isSecond(payload['ttl']) && lives(payload, 31 * day), 'ttl, and iat and exp within a month');
  };

const instant = (seconds: unknown): string => (isSecond(seconds) ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z') : '');
const isWords = (value: unknown, ...words: readonly string[]): boolean => JSON.stringify(value) === JSON.stringify(words);

/** W3C Bitstring Status List v1.0 section 2.2: of all W3C credentials, only the list of statuses, and nothing beside it. */
const bitstringList = (key: KeptKey, payload: Payload): void => {
  const { credentialSubject: subject, id, iat, exp } = payload;
  const known = ['@context', 'id', 'type', 'issuer', 'iss', 'validFrom', 'validUntil', 'iat', 'exp', 'credentialSubject'];
  need(
    Object.keys(payload).every((name) => known.includes(name)),
    'a status list credential says nothing else',
  );
  need(isWords(payload['@context'], 'https://www.w3.org/ns/credentials/v2'), 'the context of VCDM 2.0 alone');
  need(isWords(payload['type'], 'VerifiableCredential', 'BitstringStatusListCredential'), 'the type of a status list credential');
  need(payload['issuer'] === key.did && payload['iss'] === key.did, 'the issuer is another organisation');
  need(isObject(subject) && isText(id) && subject['id'] === `${id}#list`, 'the subject is the list at this address');
  const { type, statusPurpose, encodedList, ttl, ...more } = subject as Payload;
  need(type === 'BitstringStatusList' && (statusPurpose === 'revocation' || statusPurpose === 'suspension'), 'a list of one purpose');
  need(isText(encodedList) && encodedList.startsWith('u') && isSecond(ttl), 'encodedList and ttl');
  need(isWords(Object.keys(more), 'id'), 'the list says nothing else');
  need(lives(payload, 31 * day), 'iat and exp within a month');
  need(payload['validFrom'] === instant(iat) && payload['validUntil'] === instant(exp), 'validFrom and validUntil are iat and exp');
};

const sha256 = /^[0-9a-f]{64}$/u;
const verdicts: ReadonlySet<unknown> = new Set(['verified', 'to-check', 'refused']);

/** What the verifier found of documents it was given: verdicts about hashes, by the platform alone, and no claim of anyone. */
const verification =
  (platformKid: string) =>
  (key: KeptKey, payload: Payload): void => {
    const { iss, sub, iat, results, ...more } = payload;
    need(key.kid === platformKid, 'a verification is signed by the platform');
    need(isText(iss) && isText(sub) && isSecond(iat) && Array.isArray(results), 'iss, sub, iat and results');
    need(Object.keys(more).length === 0, 'a verification says nothing else');
    const known = (one: unknown): boolean =>
      isObject(one) && (one['verdict'] === null || (verdicts.has(one['verdict']) && sha256.test(String(one['sha256']))));
    need((results as readonly unknown[]).every(known), 'each result is a verdict about a hash');
  };

/** The company's half of a consent receipt (ISO/IEC TS 27560): in its own name, names of claims and never a value. */
const consent = (key: KeptKey, payload: Payload): void => {
  const facts = readConsent(payload);
  need(facts !== null, 'a consent receipt says its own fields and nothing else');
  need(facts!.controller.did === key.did, 'the controller is another company');
};

/** Throws unless the payload is what its `typ` promises, in the name of that key. */
export const assertToken = (platformKid: string, key: KeptKey, typ: TokenType, payload: Payload): void => {
  const rules: Readonly<Record<TokenType, (key: KeptKey, payload: Payload) => void>> = {
    'statuslist+jwt': statusList,
    'oauth-authz-req+jwt': requestObject,
    'at+jwt': accessToken,
    'carnet-registry+jwt': registry(platformKid),
    'carnet-verification+jwt': verification(platformKid),
    'carnet-consent+jwt': consent,
    'vc+jwt': bitstringList,
  };
  const rule = Object.hasOwn(rules, typ) ? rules[typ] : undefined;
  need(rule !== undefined, 'no such type');
  rule!(key, payload);
};
