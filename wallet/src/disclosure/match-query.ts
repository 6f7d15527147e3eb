import { claimCatalogue } from '#shared/credentials/claim-catalogue';
import { matchDcql, type CredentialMatch, type DcqlMatch, type WantedClaim } from '#shared/credentials/dcql';
import { parseSdJwt, readSdJwt } from '#shared/credentials/sd-jwt';
import type { ClaimPath, JsonObject } from '#shared/credentials/ports';
import { readClaims } from '#shared/credentials/read-claims';
import { chainOf } from '#shared/credentials/x5c';
import { parseVct, type CredentialType } from '#shared/credentials/vct';
import { showable } from '../credentials/current-credentials.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { claimKey, type ClaimSets } from './claim-sets.ts';

export interface AskedClaim {
  readonly path: ClaimPath;
  /** Short name in our catalogue, when the type is ours. */
  readonly key: string | null;
  readonly label: { readonly fr: string; readonly en: string };
  /** Cannot be left out of an answer to this ask. */
  readonly required: boolean;
  /** The company did not declare to the platform that it needs this. */
  readonly over?: boolean;
}
/** One credential query: what is asked, and which credentials held can answer it. */
export interface Ask {
  readonly id: string;
  readonly kind: CredentialType | 'other';
  /** Without it there is no answer at all. */
  readonly required: boolean;
  /** Several credentials may answer it. */
  readonly multiple: boolean;
  readonly claims: readonly AskedClaim[];
  readonly candidates: readonly StoredCredential[];
  /** For each candidate the sets of claims it can answer: exactly one of them leaves. */
  readonly sets: Readonly<Record<string, ClaimSets>>;
  /** What each candidate says, by claim: shown to the person before anything leaves. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly suffices: (paths: readonly ClaimPath[]) => boolean;
  /** What a candidate discloses for these claims: elements of a list by their place, when only some were asked for. */
  readonly disclose: (credentialId: string, paths: readonly ClaimPath[]) => readonly ClaimPath[];
}
export interface Asks {
  readonly asks: readonly Ask[];
  /** Which asks answer together, and which instead of one another. */
  readonly sets: DcqlMatch['sets'];
  readonly answerable: boolean;
  /** Would answers to these asks do? */
  readonly suffices: (ids: readonly string[]) => boolean;
}

const describe = (kind: Ask['kind'], { path, required }: WantedClaim): AskedClaim => {
  const known =
    kind === 'other' ? undefined : claimCatalogue[kind].find((claim) => claim.path.every((step, index) => path[index] === step));
  const said = path.map((step) => step ?? '*').join(' › ');
  return { path, required, key: known?.key ?? null, label: known?.label ?? { fr: said, en: said } };
};

const valuesOf = (kind: Ask['kind'], payload: JsonObject): Readonly<Record<string, string>> =>
  kind === 'other' ? {} : Object.fromEntries(readClaims(kind, payload).map(({ key, text }) => [key, text]));

interface Read {
  readonly id: string;
  readonly payload: JsonObject;
}
const askOf = (match: CredentialMatch, held: readonly StoredCredential[], read: readonly Read[]): Ask => {
  const kind = parseVct(match.vcts[0] ?? '')?.type ?? 'other';
  const ids = new Set(match.candidates.map((candidate) => candidate.id));
  return {
    id: match.id,
    kind,
    required: match.required,
    multiple: match.multiple,
    claims: match.claims.map((claim) => describe(kind, claim)),
    candidates: held.filter((credential) => ids.has(credential.id)),
    sets: Object.fromEntries(match.candidates.map(({ id, sets }) => [id, sets])),
    values: Object.fromEntries(read.filter(({ id }) => ids.has(id)).map(({ id, payload }) => [id, valuesOf(kind, payload)])),
    suffices: (paths) => match.suffices(paths),
    disclose: (credentialId, paths) => {
      const wanted = new Set(paths.map(claimKey));
      const claims = match.candidates.find((candidate) => candidate.id === credentialId)?.claims ?? [];
      return claims.filter(({ path }) => wanted.has(claimKey(path))).flatMap(({ disclose }) => disclose);
    },
  };
};

/** By whom its certificates were signed, for queries that name authorities; none for a credential signed by a DID. */
const authoritiesOf = async (compact: string): Promise<readonly string[]> => {
  const chain = chainOf(parseSdJwt(compact).jwt.header);
  return chain ? (await import('#shared/credentials/x509')).authorityKeyIds(chain) : [];
};

/** Puts a DCQL query (OpenID4VP 1.0 section 6) beside what this wallet holds and could still vouch for. Refuses what is no DCQL query. */
export const matchQuery = async (wallet: Wallet, query: unknown): Promise<Asks> => {
  const held = showable(await wallet.store.all<StoredCredential>('credentials'));
  const stored = await Promise.all(
    held.map(async ({ id, copies: [copy] }) => ({
      id,
      payload: (await readSdJwt(copy!.compact, wallet.crypto)).payload,
      authorityKeyIds: await authoritiesOf(copy!.compact),
    })),
  );
  try {
    const found = matchDcql(query, stored);
    return {
      asks: found.matches.map((match) => askOf(match, held, stored)),
      sets: found.sets,
      answerable: found.satisfiable,
      suffices: (ids) => found.suffices(ids),
    };
  } catch {
    throw new Refusal('request-unreadable');
  }
};
