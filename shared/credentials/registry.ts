/** The signed registry: which organisations the platform vouches for. Its key is configuration; no DID stands in code (house.md 2.14.10). */
import { assertHeader, isList, isObject, parseJwt, verifyJwt } from './jwt.ts';
import type { Clock, CryptoPort, Fetcher, JsonObject, PublicJwk } from './ports.ts';
import { Refused, type FailedWhy } from './report.ts';
import { didOfAddress } from './x5c.ts';

export interface RegistryEntry {
  readonly did: string;
  readonly siret: string | null;
  readonly name: string;
  readonly kind: string;
  /** `YYYY-MM-DD`, or an instant. */
  readonly since: string;
  /** An outside issuer with its own DID, recognised by the platform. */
  readonly foreign: boolean;
  /** Keys that fell: RFC 7638 thumbprint, and the second from whose day on their signatures are refused. */
  readonly fallenKeys?: readonly FallenKey[];
  /** It issues and asks no more; what it signed before stays good. */
  readonly closed?: { readonly at: string; readonly until: string };
  /** Of a company: what it may ask for and why, as the platform approved it. Absent while nothing is approved. */
  readonly asks?: readonly RegisteredNeed[];
}

export interface RegisteredNeed {
  readonly purpose: string;
  /** `competence.level`: names of the catalogue. */
  readonly claims: readonly string[];
}

export interface FallenKey {
  readonly kid: string;
  readonly thumbprint: string;
  readonly since: number;
}

export interface Registry {
  readonly iss: string;
  readonly iat: number;
  readonly exp: number;
  readonly ttl: number;
  readonly entries: readonly RegistryEntry[];
  /** Certificates of the platform's authority, base64 DER: what `x5c` has to lead to. */
  readonly anchors?: readonly string[];
}

const isFallen = (one: unknown): boolean =>
  isObject(one) && typeof one['thumbprint'] === 'string' && typeof one['since'] === 'number' && typeof one['kid'] === 'string';
const isClosing = (one: unknown): boolean =>
  isObject(one) && typeof one['at'] === 'string' && !Number.isNaN(Date.parse(one['at'])) && typeof one['until'] === 'string';

const isNeed = (one: unknown): boolean =>
  isObject(one) && typeof one['purpose'] === 'string' && isList(one['claims']) && one['claims'].every((name) => typeof name === 'string');

/** What an entry may say, or not. */
const isMore = ({ fallenKeys, asks, closed }: JsonObject): boolean =>
  (fallenKeys === undefined || (isList(fallenKeys) && fallenKeys.every(isFallen))) &&
  (asks === undefined || (isList(asks) && asks.every(isNeed))) &&
  (closed === undefined || isClosing(closed));

const isEntry = (entry: unknown): boolean =>
  isObject(entry) &&
  ['did', 'name', 'kind', 'since'].every((name) => typeof entry[name] === 'string') &&
  (entry['siret'] === null || typeof entry['siret'] === 'string') &&
  typeof entry['foreign'] === 'boolean' &&
  isMore(entry);

const readRegistry = (payload: JsonObject): Registry => {
  const numbers = ['iat', 'exp', 'ttl'].every((name) => typeof payload[name] === 'number');
  const entries = payload['entries'];
  const { anchors = [] } = payload;
  if (!isList(anchors) || !anchors.every((one) => typeof one === 'string')) throw new Refused('registry-malformed');
  if (!numbers || typeof payload['iss'] !== 'string' || !Array.isArray(entries) || !entries.every(isEntry))
    throw new Refused('registry-malformed');
  return payload as unknown as Registry;
};

/**
 * Reads a registry signed by the platform's key. Throws `Refused` for another typ, key or server, for a shape that is not a registry's,
 * and for one that has expired.
 */
export const verifyRegistry = async (
  jws: string,
  expected: { readonly key: PublicJwk; readonly serverUrl: string; readonly now: number },
  crypto: CryptoPort,
): Promise<Registry> => {
  const jwt = parseJwt(jws.trim());
  assertHeader(jwt.header, 'carnet-registry+jwt');
  if (!(await verifyJwt(jwt, expected.key, crypto))) throw new Refused('bad-signature');
  const registry = readRegistry(jwt.payload);
  if (registry.iss !== expected.serverUrl) throw new Refused('registry-malformed');
  if (expected.now >= registry.exp) throw new Refused('registry-expired');
  return registry;
};

/** By its DID, or by the https address that its certificate names. */
export const findEntry = (registry: Registry, issuer: string): RegistryEntry | null => {
  const did = issuer.startsWith('did:') ? issuer : didOfAddress(issuer);
  return registry.entries.find((entry) => entry.did === did || entry.did === issuer) ?? null;
};

export type TrustAnswer =
  | { readonly outcome: 'trusted'; readonly entry: RegistryEntry; readonly fetchedAt: number; readonly stale: boolean }
  | { readonly outcome: 'unknown'; readonly fetchedAt: number }
  | { readonly outcome: 'unreachable' }
  | { readonly outcome: 'refused'; readonly why: FailedWhy };

/** For whoever is about to be given something, or to give: a closed organisation is nobody any more. */
export const inBusiness = (answer: TrustAnswer): TrustAnswer =>
  answer.outcome === 'trusted' && answer.entry.closed ? { outcome: 'unknown', fetchedAt: answer.fetchedAt } : answer;

/** Answers whether a DID is vouched for. Never throws. */
export type Trust = (did: string) => Promise<TrustAnswer>;

export interface RegistryPorts {
  /** The server that publishes it, at `/registry`. */
  readonly serverUrl: string;
  readonly key: PublicJwk;
  readonly fetcher: Fetcher;
  readonly crypto: CryptoPort;
  readonly now: Clock;
}
