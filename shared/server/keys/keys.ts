import type { JsonWebKey as NodeJsonWebKey } from 'node:crypto';

export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** A key as the database keeps it: the private part wrapped under the master key, which only signing workers hold. */
export interface KeptKey {
  /** DID URL of the verification method, e.g. `did:web:…#key-1`. */
  readonly kid: string;
  readonly did: string;
  readonly publicJwk: PublicJwk;
  /** `v1.iv.ciphertext.tag`, base64url: AES-256-GCM of a data key and of the private key under it, bound to `kid`. */
  readonly wrapped: string;
  /** In x5c mode: the key's leaf certificate (base64 DER) and the https address it names, which signs instead of the DID. */
  readonly certificate?: { readonly leaf: string; readonly issuer: string };
}

export interface RsaPublicJwk {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
}

/** An RSA key as the database keeps it, wrapped like the others: for badges alone. */
export interface KeptBadgeKey {
  /** `did:web:…#rsa-…`; the badge itself names it by its address (shared/credentials/badge-kid.ts). */
  readonly kid: string;
  readonly did: string;
  readonly publicJwk: RsaPublicJwk;
  readonly wrapped: string;
}

/** A whole credential as a W3C document, to be kept as a file: `vc+jwt` (vc-jose-cose) or an Open Badge 3.0. */
export type ExportToSign =
  | { readonly format: 'vc+jwt'; readonly key: KeptKey; readonly document: Readonly<Record<string, unknown>> }
  | { readonly format: 'open-badge'; readonly key: KeptBadgeKey; readonly document: Readonly<Record<string, unknown>> };

/** A leaf certificate to ask of the registry's authority. */
export interface CertificateToMake {
  /** The organisation's https address: what its did:web is the other name of. */
  readonly issuer: string;
  readonly name: string;
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface CredentialToSign {
  readonly key: KeptKey;
  /** VCDM 2.0 object that becomes `ld`; issuer is the key's DID. */
  readonly ld: Readonly<Record<string, unknown>>;
  readonly vct: string;
  readonly holderJwk: PublicJwk;
  /** Paths, within the payload, of what the holder may disclose separately (e.g. ['ld','credentialSubject','achievement']). */
  readonly disclosable: readonly (readonly string[])[];
  readonly status: { readonly uri: string; readonly index: number };
  /** Seconds since 1970, rounded to the day by the caller. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The master keys a server holds, by name: the newest first. The key itself never leaves the workers. */
export interface MasterKeyState {
  readonly keys: readonly { readonly id: string; readonly canary: string }[];
  /** The same as long as the key of blind indices is. */
  readonly indexCanary: string;
  /** Why they could not be read again, when they could not: those at hand still serve. */
  readonly fault: string | null;
}

/** The signing workers: they alone unwrap private keys. No generic signing of a caller's bytes beyond these verbs. */
export interface Keys {
  /** Veramo makes a did:web with a P-256 key; nothing is stored here: the caller keeps what is returned. */
  createDid(alias: string): Promise<KeptKey>;
  /** An RSA key of that DID, for badges; nothing is stored here. */
  createBadgeKey(did: string): Promise<KeptBadgeKey>;
  /** Refuses what is no credential of this key's organisation, or has no status by which it can be withdrawn (export-rules.ts). */
  signExport(toSign: ExportToSign): Promise<string>;
  /** Through `agent.createVerifiableCredential` and our SD-JWT provider. Gives the compact SD-JWT with all disclosures. */
  signCredential(request: CredentialToSign): Promise<string>;
  /** A JWS of a closed list of types, each built by the worker's own rules. */
  signToken(
    key: KeptKey,
    typ:
      | 'statuslist+jwt'
      | 'oauth-authz-req+jwt'
      | 'at+jwt'
      | 'carnet-registry+jwt'
      | 'carnet-verification+jwt'
      | 'carnet-consent+jwt'
      | 'vc+jwt',
    payload: Readonly<Record<string, unknown>>,
  ): Promise<string>;
  /** The trust anchor of this server's registry, base64 DER; made at first use, when it is `now` (seconds since 1970). */
  authority(now: number): Promise<string>;
  /** A leaf certificate for an organisation's key, by that authority (HAIP 1.0 section 6.1.1). */
  certify(key: KeptKey, toMake: CertificateToMake): Promise<string>;
  /** Field encryption for NIR, e-mail in identity… (AES-256-GCM, bound to `context`), and its blind index. */
  seal(plain: string, context: string): Promise<string>;
  open(sealed: string, context: string): Promise<string>;
  blindIndex(plain: string, context: string): Promise<string>;
  masterKeys(): Promise<MasterKeyState>;
  /** The same text under the newest master key, never open on the way. */
  rewrap(sealed: string, context: string): Promise<string>;
  /** The same private key, its data key under the newest master key. */
  rewrapKey(wrapped: string, kid: string): Promise<string>;
  /** The key files of this server under the newest master key. */
  rewrapFiles(): Promise<void>;
  /** Kind of health for /ready. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export type { NodeJsonWebKey };
