/** The closed list of tokens a worker signs, and what each must say: a worker is no signing oracle (credentials.md 7, security.md B2). */
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
  need(iss === undefined || iss === key.did, 'iss is another organisation');
  need(isText(sub), 'sub is the address of the list');
  need(isObject(list) && isText(list['lst']) && typeof list['bits'] === 'number', 'status_list is missing');
  need(lives(payload, 31 * day), 'iat and exp within a month');
};

/** OpenID4VP 1.0 sections 5.9.3 and 5.10, RFC 9101: the client is the key's own DID, asked for one nonce, within minutes. */
const requestObject = (key: KeptKey, payload: Payload): void => {
  need(payload['client_id'] === `decentralized_identifier:${key.did}`, 'client_id is another client');
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

/** Throws unless the payload is what its `typ` promises, in the name of that key. */
export const assertToken = (platformKid: string, key: KeptKey, typ: TokenType, payload: Payload): void => {
  const rules: Readonly<Record<TokenType, (key: KeptKey, payload: Payload) => void>> = {
    'statuslist+jwt': statusList,
    'oauth-authz-req+jwt': requestObject,
    'at+jwt': accessToken,
    'carnet-registry+jwt': registry(platformKid),
  };
  const rule = Object.hasOwn(rules, typ) ? rules[typ] : undefined;
  need(rule !== undefined, 'no such type');
  rule!(key, payload);
};
