/** Veramo's extension point for proof formats, with our SD-JWT VC behind it (credentials.md 5). */
import type {
  CredentialPayload,
  IAgentContext,
  ICreateVerifiableCredentialArgs,
  IKey,
  IKeyManager,
  IResolver,
  IVerifyCredentialArgs,
  IVerifyResult,
} from '@veramo/core';
import type { ICredentialProvider } from '@veramo/credential-w3c';
import { issueSdJwt } from '#shared/credentials/issue';
import { credentialsContext } from '#shared/credentials/ld';
import type { JsonObject } from '#shared/credentials/ports';
import type { Report } from '#shared/credentials/report';
import { akaVctsOf } from '#shared/credentials/vct';
import { nodeCrypto } from './node-crypto.ts';
import type { KeptKey, PublicJwk } from './keys.ts';

export const proofFormat = 'dc+sd-jwt';

export interface SdJwtArguments {
  readonly keyRef: string;
  /** In x5c mode: signs as the https address, with the certificate in the header. */
  readonly certificate?: KeptKey['certificate'];
  readonly vct: string;
  readonly holderJwk: PublicJwk;
  readonly disclosable: readonly (readonly string[])[];
  readonly status: { readonly uri: string; readonly index: number };
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** How a credential or a presentation is verified: given by the verifying side, absent where one only signs. */
export type VerifyThrough = (
  compact: string,
  args: Readonly<Record<string, unknown>>,
  agent: IAgentContext<IResolver>['agent'],
) => Promise<Report>;

const didOfIssuer = ({ issuer }: CredentialPayload): string => (typeof issuer === 'string' ? issuer : issuer.id);

const firstContext = 'https://www.w3.org/2018/credentials/v1';
const saidElsewhere = new Set(['issuer', 'issuanceDate', 'expirationDate', 'validFrom', 'validUntil', 'credentialStatus', 'id', 'proof']);

/**
 * CredentialPlugin dates the caller's object in the manner of VCDM 1.1 and takes its context for granted: both are undone here, on a copy.
 * What the SD-JWT says itself (issuer, dates, status, id) leaves the object.
 */
export const ldOf = (credential: CredentialPayload): JsonObject => {
  const contexts = [credential['@context'] as unknown]
    .flat()
    .filter((one) => one !== undefined && one !== firstContext && one !== credentialsContext);
  const kept = Object.entries(credential as unknown as JsonObject).filter(([name]) => !saidElsewhere.has(name));
  return { ...Object.fromEntries(kept), '@context': [credentialsContext, ...contexts] };
};

const payloadOf = (args: SdJwtArguments, credential: CredentialPayload): JsonObject => {
  const { kty, crv, x, y } = args.holderJwk;
  const others = akaVctsOf(args.vct);
  return {
    iss: args.certificate?.issuer ?? didOfIssuer(credential),
    iat: args.issuedAt,
    exp: args.expiresAt,
    vct: args.vct,
    ...(others.length > 0 ? { aka_vcts: others } : {}),
    cnf: { jwk: { kty, crv, x, y } },
    status: { status_list: { uri: args.status.uri, idx: args.status.index } },
    ld: ldOf(credential),
  };
};

/** One or the other: with a certificate, `kid` would name a DID that `iss` is not (draft-ietf-oauth-sd-jwt-vc section 3.5). */
const headerOf = ({ keyRef, certificate }: SdJwtArguments) =>
  certificate ? { typ: proofFormat, x5c: [certificate.leaf] } : { typ: proofFormat, kid: keyRef };

const typOf = (document: unknown): unknown => {
  if (typeof document !== 'string' || !document.includes('~')) return undefined;
  try {
    return (JSON.parse(Buffer.from(document.slice(0, document.indexOf('.')), 'base64url').toString()) as Record<string, unknown>)['typ'];
  } catch {
    return undefined;
  }
};

const resultOf = (report: Report): IVerifyResult => ({
  verified: report.verdict === 'verified',
  report,
  ...(report.verdict === 'verified'
    ? {}
    : { error: { message: report.verdict, errorCode: report.checks.find((line) => line.outcome !== 'passed')?.why ?? '' } }),
});

/** Signs and verifies `dc+sd-jwt`. Must stand before Veramo's JWT provider, which takes every string for its own. */
export class SdJwtProvider implements ICredentialProvider {
  readonly #verifyThrough: VerifyThrough | undefined;

  constructor(verifyThrough?: VerifyThrough) {
    this.#verifyThrough = verifyThrough;
  }

  getProofFormatsSupportedForKey(key: IKey): string[] {
    return key.type === 'Secp256r1' ? [proofFormat] : [];
  }

  canIssueProofFormat(query: { readonly proofFormat: string }): boolean {
    return query.proofFormat === proofFormat;
  }

  canVerifyDocumentType({ document }: { readonly document: unknown }): boolean {
    return typOf(document) === proofFormat;
  }

  /** Gives the compact text with every disclosure; Veramo's type says an object, its own JWT provider's callers read strings too. */
  async createVerifiableCredential(
    args: ICreateVerifiableCredentialArgs,
    { agent }: IAgentContext<Pick<IKeyManager, 'keyManagerSign'>>,
  ): Promise<never> {
    const own = args as unknown as SdJwtArguments;
    const { credential } = args;
    const compact = await issueSdJwt(
      { header: headerOf(own), payload: payloadOf(own, credential), disclosable: own.disclosable },
      nodeCrypto,
      (data) => agent.keyManagerSign({ keyRef: own.keyRef, algorithm: 'ES256', data }),
    );
    return compact as never;
  }

  async verifyCredential(args: IVerifyCredentialArgs, { agent }: IAgentContext<IResolver>): Promise<IVerifyResult> {
    if (!this.#verifyThrough) throw new Error('not supported: this agent only signs');
    return resultOf(await this.#verifyThrough(args.credential as unknown as string, args, agent));
  }

  createVerifiablePresentation(): Promise<never> {
    return Promise.reject(new Error('not supported: presentations are made by the holder'));
  }

  verifyPresentation(): Promise<IVerifyResult> {
    return Promise.reject(new Error('not supported: a presentation is an SD-JWT, verified as a credential with a nonce and an audience'));
  }
}
