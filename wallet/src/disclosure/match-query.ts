import { claimCatalogue } from '#shared/credentials/claim-catalogue';
import { matchDcql, type CredentialMatch, type WantedClaim } from '#shared/credentials/dcql';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import type { ClaimPath, JsonObject } from '#shared/credentials/ports';
import { readClaims } from '#shared/credentials/read-claims';
import { parseVct, type CredentialType } from '#shared/credentials/vct';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';

export interface AskedClaim {
  readonly path: ClaimPath;
  /** Short name in our catalogue, when the type is ours. */
  readonly key: string | null;
  readonly label: { readonly fr: string; readonly en: string };
  /** Cannot be left out of an answer to this ask. */
  readonly required: boolean;
}
/** One credential query: what is asked, and which credentials held can answer it. */
export interface Ask {
  readonly id: string;
  readonly kind: CredentialType | 'other';
  /** Without it there is no answer at all. */
  readonly required: boolean;
  readonly claims: readonly AskedClaim[];
  readonly candidates: readonly StoredCredential[];
  /** What each candidate says, by claim: shown to the person before anything leaves. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly suffices: (paths: readonly ClaimPath[]) => boolean;
}
export interface Asks {
  readonly asks: readonly Ask[];
  readonly answerable: boolean;
  /** Would answers to these asks do? */
  readonly suffices: (ids: readonly string[]) => boolean;
}

const describe = (kind: Ask['kind'], { path, required }: WantedClaim): AskedClaim => {
  const known =
    kind === 'other' ? undefined : claimCatalogue[kind].find((claim) => claim.path.every((step, index) => path[index] === step));
  const said = path.join(' › ');
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
    claims: match.claims.map((claim) => describe(kind, claim)),
    candidates: held.filter((credential) => ids.has(credential.id)),
    values: Object.fromEntries(read.filter(({ id }) => ids.has(id)).map(({ id, payload }) => [id, valuesOf(kind, payload)])),
    suffices: (paths) => match.suffices(paths),
  };
};

/** Puts a DCQL query (OpenID4VP 1.0 section 6) beside what this wallet holds and could still vouch for. Refuses what is no DCQL query. */
export const matchQuery = async (wallet: Wallet, query: unknown): Promise<Asks> => {
  const held = (await wallet.store.all<StoredCredential>('credentials')).filter(({ state }) => state !== 'revoked' && state !== 'expired');
  const stored = await Promise.all(
    held.map(async ({ id, copies }) => ({ id, payload: (await readSdJwt(copies[0]!.compact, wallet.crypto)).payload })),
  );
  try {
    const found = matchDcql(query, stored);
    return {
      asks: found.matches.map((match) => askOf(match, held, stored)),
      answerable: found.satisfiable,
      suffices: (ids) => found.suffices(ids),
    };
  } catch {
    throw new Refusal('request-unreadable');
  }
};
