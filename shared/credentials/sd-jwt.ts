/** Reading an SD-JWT (RFC 9901): its parts, and the payload with the disclosures put back, every rule of section 7.1 kept. */
import { decodeText } from './base64url.ts';
import { isList, isObject, parseJwt, type Jwt } from './jwt.ts';
import type { CryptoPort, Json, JsonObject } from './ports.ts';
import { Refused } from './report.ts';

export interface SdJwt {
  readonly jwt: Jwt;
  /** As they stand in the text, base64url. */
  readonly disclosures: readonly string[];
  /** The key binding JWT, null without one. */
  readonly binding: string | null;
  /** What `sd_hash` covers: everything up to and with the last `~`. */
  readonly presented: string;
}

export interface Disclosed {
  readonly text: string;
  /** Where the claim stands in the processed payload of this SD-JWT. */
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

export interface Unpacked {
  /** Processed payload: disclosures in place, `_sd`, `_sd_alg` and undisclosed array elements gone. */
  readonly payload: JsonObject;
  readonly disclosed: readonly Disclosed[];
}

const mostCharacters = 512 * 1024;
const mostDisclosures = 1000;
const deepest = 24;
/** SD-JWT VC section 2.2.2.2: these, and what is inside them, always stand in the open. */
const neverSelective = new Set(['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'aka_vcts', 'status']);

/** Takes the compact form apart; verifies nothing. Refuses what is not an SD-JWT in form, or too large. */
export const parseSdJwt = (compact: string): SdJwt => {
  if (compact.length > mostCharacters) throw new Refused('too-large');
  const parts = compact.split('~');
  if (parts.length < 2) throw new Refused('malformed');
  if (parts.length > mostDisclosures + 2) throw new Refused('too-large');
  const last = parts[parts.length - 1]!;
  return {
    jwt: parseJwt(parts[0]!),
    disclosures: parts.slice(1, -1),
    binding: last === '' ? null : last,
    presented: last === '' ? compact : compact.slice(0, -last.length),
  };
};

interface Pending {
  readonly text: string;
  readonly name: string | null;
  readonly value: Json;
  used: boolean;
}

const decodeDisclosure = (text: string): Pending => {
  let parts: unknown;
  try {
    parts = JSON.parse(decodeText(text)) as unknown;
  } catch {
    throw new Refused('disclosure-malformed');
  }
  if (!isList(parts) || typeof parts[0] !== 'string') throw new Refused('disclosure-malformed');
  if (parts.length === 2) return { text, name: null, value: parts[1] as Json, used: false };
  if (parts.length !== 3 || typeof parts[1] !== 'string') throw new Refused('disclosure-malformed');
  return { text, name: parts[1], value: parts[2] as Json, used: false };
};

/** One walk over a payload. A class, for the walk has a memory: where it is, which digests it met, which disclosures it used. */
class Walk {
  readonly disclosed: Disclosed[] = [];
  readonly #pending: ReadonlyMap<string, Pending>;
  readonly #met = new Set<string>();
  readonly #path: (string | number)[] = [];
  readonly #strict: boolean;

  constructor(pending: ReadonlyMap<string, Pending>, strict: boolean) {
    this.#pending = pending;
    this.#strict = strict;
  }

  root(payload: JsonObject): JsonObject {
    return this.#object(payload);
  }

  #below(step: string | number, value: unknown): Json {
    if (typeof value !== 'object' || value === null) return value as Json;
    if (this.#path.push(step) > deepest) throw new Refused('too-deep');
    const out = isList(value) ? this.#array(value) : this.#object(value as JsonObject);
    this.#path.pop();
    return out;
  }

  #disclose(step: string | number, { text, value: hidden }: Pending): Json {
    const value = this.#below(step, hidden);
    this.disclosed.push({ text, path: [...this.#path, step], value });
    return value;
  }

  #take(digest: unknown, named: boolean): Pending | undefined {
    if (typeof digest !== 'string') throw new Refused('malformed');
    if (this.#met.has(digest)) throw new Refused('digest-twice');
    this.#met.add(digest);
    const found = this.#pending.get(digest);
    if (!found) return undefined;
    if ((found.name !== null) !== named) throw new Refused('disclosure-malformed');
    found.used = true;
    return found;
  }

  #object(node: JsonObject): JsonObject {
    const out: Record<string, Json> = {};
    for (const name in node) {
      if (name === '_sd' || (name === '_sd_alg' && this.#path.length === 0)) continue;
      if (name === '...' || name === '__proto__') throw new Refused('claim-reserved');
      out[name] = this.#below(name, node[name]);
    }
    if ('_sd' in node) this.#putBack(node['_sd'], out);
    return out;
  }

  #putBack(digests: unknown, out: Record<string, Json>): void {
    if (!isList(digests)) throw new Refused('malformed');
    this.#assertSelective();
    for (const digest of digests) {
      const found = this.#take(digest, true);
      if (!found) continue;
      this.#assertName(found.name!, out);
      out[found.name!] = this.#disclose(found.name!, found);
    }
  }

  #assertSelective(): void {
    if (this.#strict && neverSelective.has(String(this.#path[0]))) throw new Refused('claim-not-selective');
  }

  #assertName(name: string, out: Record<string, Json>): void {
    const top = this.#path.length === 0;
    if (name === '_sd' || name === '...' || name === '__proto__') throw new Refused('claim-reserved');
    if (top && name === '_sd_alg') throw new Refused('claim-reserved');
    if (this.#strict && top && neverSelective.has(name)) throw new Refused('claim-not-selective');
    if (Object.hasOwn(out, name)) throw new Refused('claim-overwritten');
  }

  #array(node: readonly unknown[]): Json[] {
    const out: Json[] = [];
    for (const element of node) {
      if (!isObject(element) || !('...' in element)) {
        out.push(this.#below(out.length, element));
        continue;
      }
      if (Object.keys(element).length !== 1) throw new Refused('claim-reserved');
      this.#assertSelective();
      const found = this.#take(element['...'], false);
      if (found) out.push(this.#disclose(out.length, found));
    }
    return out;
  }
}

/**
 * Puts the disclosures back (RFC 9901 section 7.1, steps 1 to 5). Refuses: another `_sd_alg` than sha-256, a disclosure given twice or that
 * no digest references, a digest met twice, a reserved name, a claim that overwrites another, and (as `dc+sd-jwt`, SD-JWT VC section
 * 2.2.2.2) a disclosed iss, nbf, exp, cnf, vct, aka_vcts or status. `digests` are those of the disclosures, in order.
 */
export const unpackWith = (sdJwt: SdJwt, digests: readonly string[], as: 'dc+sd-jwt' | 'sd-jwt' = 'dc+sd-jwt'): Unpacked => {
  const algorithm = sdJwt.jwt.payload['_sd_alg'];
  if (algorithm !== undefined && algorithm !== 'sha-256') throw new Refused('hash-not-allowed');
  const pending = new Map<string, Pending>();
  sdJwt.disclosures.forEach((text, place) => {
    const digest = digests[place]!;
    if (pending.has(digest)) throw new Refused('disclosure-twice');
    pending.set(digest, decodeDisclosure(text));
  });
  const walk = new Walk(pending, as === 'dc+sd-jwt');
  const payload = walk.root(sdJwt.jwt.payload);
  for (const disclosure of pending.values()) if (!disclosure.used) throw new Refused('disclosure-unreferenced');
  return { payload, disclosed: walk.disclosed };
};

export const unpack = async (sdJwt: SdJwt, crypto: CryptoPort, as: 'dc+sd-jwt' | 'sd-jwt' = 'dc+sd-jwt'): Promise<Unpacked> =>
  unpackWith(sdJwt, await crypto.digests(sdJwt.disclosures), as);

/**
 * What a holder reads in its own credential: the processed payload and every claim it may disclose, with its path. No signature is
 * verified here: see verify.ts. Throws `Refused` on a text that is no SD-JWT.
 */
export const readSdJwt = async (compact: string, crypto: CryptoPort): Promise<Unpacked> => unpack(parseSdJwt(compact), crypto);
