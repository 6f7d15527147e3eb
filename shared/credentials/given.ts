/** Builders for specs: issuers, holders, credentials, lists and registries signed for real, by WebCrypto. */
import { competenceClaims, type CompetenceRecord } from './competence-claims.ts';
import { didWebDocument, type PublishedKey } from './did-web.ts';
import { makeDidResolver } from './did-resolver.ts';
import type { DidDocument, DidResolver } from './did.ts';
import { issueSdJwt } from './issue.ts';
import { signJwt } from './jwt.ts';
import type { Fetcher, JsonObject, PublicJwk, Sign } from './ports.ts';
import { presentCredential } from './present.ts';
import type { RegistryEntry, Trust } from './registry.ts';
import { makeStatusList, statusListPayload, type StatusList } from './status-list.ts';
import { vctOf } from './vct.ts';
import { makeWebKeyPair, signerOf, webCrypto } from './web-crypto.ts';

/** 21 November 2026, 09:00 UTC. */
export const givenNow = 1_795_251_600;
export const givenIssuerUrl = 'https://organisme.example';

export interface GivenKey {
  readonly jwk: PublicJwk;
  readonly sign: Sign;
}
export const givenKey = async (): Promise<GivenKey> => {
  const { privateKey, jwk } = await makeWebKeyPair();
  return { jwk, sign: signerOf(privateKey) };
};

export interface GivenIssuer extends GivenKey {
  readonly did: string;
  readonly kid: string;
  readonly document: DidDocument;
}
/** An organism with one key, e.g. `givenIssuer('did:web:organisme.example:o:atelier')`. */
export const givenIssuer = async (did = 'did:web:organisme.example:o:atelier', note: Partial<PublishedKey> = {}): Promise<GivenIssuer> => {
  const key = await givenKey();
  const kid = `${did}#key-1`;
  return { ...key, did, kid, document: didWebDocument(did, [{ kid, publicJwk: key.jwk, ...note }]) };
};

/** A web of fixed pages: text or JSON by address. `asked` counts the visits; an absent address does not answer. */
export interface GivenWeb {
  readonly pages: Map<string, string>;
  readonly asked: string[];
  readonly fetcher: Fetcher;
}
export const givenWeb = (pages: Readonly<Record<string, unknown>> = {}): GivenWeb => {
  const kept = new Map(Object.entries(pages).map(([url, page]) => [url, typeof page === 'string' ? page : JSON.stringify(page)]));
  const asked: string[] = [];
  const fetcher: Fetcher = (url) => {
    asked.push(url);
    const page = kept.get(url);
    if (page === undefined) return Promise.reject(new Error('no answer'));
    return Promise.resolve({ status: 200, headers: new Headers(), body: new TextEncoder().encode(page) });
  };
  return { pages: kept, asked, fetcher };
};

export const didPage = (did: string): string => `https://${did.slice('did:web:'.length).replaceAll(':', '/')}/did.json`;

/** Resolves these issuers' documents, and did:jwk and did:key. */
export const givenResolver = (...issuers: readonly GivenIssuer[]): DidResolver =>
  makeDidResolver({
    fetcher: givenWeb(Object.fromEntries(issuers.map(({ did, document }) => [didPage(did), document]))).fetcher,
    now: () => givenNow,
  });

/** Vouches for these issuers and no other. */
export const givenTrust =
  (...issuers: readonly { readonly did: string }[]): Trust =>
  (did) =>
    Promise.resolve(
      issuers.some((issuer) => issuer.did === did)
        ? { outcome: 'trusted', entry: givenEntry(did), fetchedAt: givenNow, stale: false }
        : { outcome: 'unknown', fetchedAt: givenNow },
    );

export const givenEntry = (did: string, changes: Partial<RegistryEntry> = {}): RegistryEntry => ({
  did,
  siret: '73282932000074',
  name: 'Atelier des Bâtisseurs',
  kind: 'training-organism',
  since: '2026-01-05',
  foreign: false,
  ...changes,
});

export const givenCompetence = (did: string, changes: Partial<CompetenceRecord> = {}): CompetenceRecord => ({
  name: 'Poser un carrelage',
  romeCode: '300423',
  referential: 'ROME 4.0 v460',
  level: { label: 'Argent', scale: 'medals', normalised: 2 },
  validatedOn: '2026-11-20',
  programme: 'Carreleur',
  session: 'Carreleur, automne 2026',
  validatorRole: 'trainer',
  organisation: { did, name: 'Atelier des Bâtisseurs' },
  ...changes,
});

export interface GivenCredential {
  readonly holder?: PublicJwk;
  readonly payload?: JsonObject;
  readonly header?: Readonly<Record<string, string>>;
  readonly competence?: Partial<CompetenceRecord>;
}
/** A competence credential, valid for a year, at index 7 of the list of `statusUri` when its payload says so. */
export const givenCredential = async (issuer: GivenIssuer, given: GivenCredential = {}): Promise<string> => {
  const { ld, disclosable } = competenceClaims(givenCompetence(issuer.did, given.competence));
  const payload = {
    iss: issuer.did,
    iat: givenNow - 3600,
    exp: givenNow + 365 * 86400,
    vct: vctOf(givenIssuerUrl, 'competence'),
    ...(given.holder ? { cnf: { jwk: { ...given.holder } } } : {}),
    ld,
    ...given.payload,
  };
  return issueSdJwt({ header: { typ: 'dc+sd-jwt', kid: issuer.kid, ...given.header }, payload, disclosable }, webCrypto, issuer.sign);
};

export const givenStatusUri = `${givenIssuerUrl}/o/atelier/status/1`;
export const statusAt = (index: number, uri = givenStatusUri): JsonObject => ({ status: { status_list: { uri, idx: index } } });

/** A signed status list token of 2^17 entries of 2 bits, valid for a day; `list` and `payload` change it. */
export const givenStatusToken = async (
  issuer: GivenIssuer,
  given: { readonly list?: StatusList; readonly payload?: JsonObject; readonly header?: Readonly<Record<string, string>> } = {},
): Promise<string> => {
  const list = given.list ?? makeStatusList(2 ** 17, 2);
  const payload = await statusListPayload({
    uri: givenStatusUri,
    did: issuer.did,
    list,
    issuedAt: givenNow,
    expiresAt: givenNow + 86400,
    ttlSeconds: 300,
  });
  return signJwt({ typ: 'statuslist+jwt', kid: issuer.kid, ...given.header }, { ...payload, ...given.payload }, issuer.sign);
};

/** Presents these paths to `audience` with `nonce`, bound by the holder's key. */
export const givenPresentation = (
  compact: string,
  holder: GivenKey,
  given: { readonly nonce: string; readonly audience: string; readonly paths?: readonly (readonly string[])[]; readonly issuedAt?: number },
): Promise<string> => {
  const { nonce, audience, paths = [['ld', 'credentialSubject', 'achievement', 'name']], issuedAt = givenNow } = given;
  return presentCredential(compact, { paths, binding: { nonce, audience, issuedAt, sign: holder.sign } }, webCrypto);
};

/** A registry signed by that key. */
export const givenRegistry = (key: GivenKey, entries: readonly RegistryEntry[], changes: JsonObject = {}): Promise<string> =>
  signJwt(
    { typ: 'carnet-registry+jwt', kid: 'platform' },
    { iss: givenIssuerUrl, iat: givenNow, exp: givenNow + 86400, ttl: 300, entries: entries, ...changes },
    key.sign,
  );
