import { Openid4vciClient, type CredentialOfferObject, type IssuerMetadataResult } from '@openid4vc/openid4vci';
import { authorizationCodeGrantIdentifier, preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import { didWebOf } from '#shared/credentials/did-web';
import { inBusiness, type TrustAnswer } from '#shared/credentials/registry';
import { parseVct, type CredentialType } from '#shared/credentials/vct';
import { isNetworkFault } from '../vault/network-fault.ts';
import { protocolCallbacks } from '../vault/protocol-callbacks.ts';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { fetchOffer, issuerOfOffer } from './fetch-offer.ts';

export interface ReadOffer {
  readonly uri: string;
  readonly offer: CredentialOfferObject;
  readonly metadata: IssuerMetadataResult;
  readonly credentialIssuer: string;
  readonly did: string;
  /** Registered name when the platform knows this issuer, else the name it gives itself. */
  readonly name: string;
  readonly siret: string | null;
  readonly host: string;
  readonly trust: TrustAnswer['outcome'];
  readonly configurations: readonly { readonly id: string; readonly kind: CredentialType | 'other'; readonly name: string }[];
  /** A code is asked: how many characters. Null without. */
  readonly txCode: { readonly length: number; readonly numeric: boolean } | null;
  /** `code`: the person identifies at the issuer first (section 5). */
  readonly flow: 'pre-authorised' | 'code';
}

/** A DID is asked of an issuer's address: `https://host/o/slug` is `did:web:host:o:slug` (did:web method, section 3.2). */
const didOfIssuer = (credentialIssuer: string): string => {
  const url = new URL(credentialIssuer);
  return didWebOf(url.origin, url.pathname.replace(/^\//u, ''));
};

const configurationsOf = (offer: CredentialOfferObject, metadata: IssuerMetadataResult): ReadOffer['configurations'] =>
  offer.credential_configuration_ids.map((id) => {
    const known = metadata.credentialIssuer.credential_configurations_supported[id] as Record<string, unknown> | undefined;
    if (!known || known['format'] !== 'dc+sd-jwt') throw new Refusal('offer-format-unknown');
    const display = (known['credential_metadata'] as { display?: { name?: string; locale?: string }[] } | undefined)?.display ?? [];
    const name = (display.find((one) => one.locale?.startsWith('fr')) ?? display[0])?.name ?? id;
    return { id, kind: parseVct(String(known['vct']))?.type ?? 'other', name };
  });

const resolveOffer = async (wallet: Wallet, uri: string) => {
  const text = await fetchOffer(wallet, uri);
  issuerOfOffer(wallet, text);
  const client = new Openid4vciClient({ callbacks: protocolCallbacks(wallet) });
  try {
    const offer = await client.resolveCredentialOffer(`openid-credential-offer://?credential_offer=${encodeURIComponent(text)}`);
    return { offer, metadata: await client.resolveIssuerMetadata(offer.credential_issuer) };
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(isNetworkFault(cause) ? 'issuer-unreachable' : 'offer-unreadable');
  }
};

/** The issuer offers the authorization code flow, and its server can be asked (section 4.1.1). */
const takesCodes = ({ grants }: CredentialOfferObject, { authorizationServers }: IssuerMetadataResult): boolean =>
  grants?.[authorizationCodeGrantIdentifier] !== undefined &&
  authorizationServers.some(({ authorization_endpoint: endpoint }) => endpoint !== undefined);

type Grant = NonNullable<NonNullable<CredentialOfferObject['grants']>[typeof preAuthorizedCodeGrantIdentifier]>;
const txCodeOf = ({ tx_code: asked }: Grant): ReadOffer['txCode'] =>
  asked ? { length: asked.length ?? 6, numeric: asked.input_mode !== 'text' } : null;

/** Who makes it: the registered name when the platform vouches for it, else the one it gives itself. */
const issuerOf = async (wallet: Wallet, metadata: IssuerMetadataResult, did: string, host: string) => {
  const answer = inBusiness(await trustOf(wallet).issuers.trust(did));
  const entry = answer.outcome === 'trusted' ? answer.entry : null;
  const name = entry?.name ?? metadata.credentialIssuer.display?.[0]?.name ?? host;
  return { trust: answer.outcome, name, siret: entry?.siret ?? null };
};

/** Refuses an issuer the platform does not vouch for, and one of which it cannot say so now: the person was shown which. */
export const assertVouched = ({ trust, host }: Pick<ReadOffer, 'trust' | 'host'>): void => {
  if (trust === 'unreachable') throw new Refusal('issuer-unreachable');
  if (trust !== 'trusted') throw new Refusal('issuer-unknown', host);
};

/** Reads a credential offer (OpenID4VCI 1.0 section 4) and who makes it; nothing is asked of the issuer but its public description. */
export const readOffer = async (wallet: Wallet, uri: string): Promise<ReadOffer> => {
  const { offer, metadata } = await resolveOffer(wallet, uri);
  const grant = offer.grants?.[preAuthorizedCodeGrantIdentifier];
  if (!grant && !takesCodes(offer, metadata)) throw new Refusal('offer-grant-unknown');
  const did = didOfIssuer(offer.credential_issuer);
  const host = new URL(offer.credential_issuer).host;
  return {
    uri,
    offer,
    metadata,
    credentialIssuer: offer.credential_issuer,
    did,
    host,
    ...(await issuerOf(wallet, metadata, did, host)),
    configurations: configurationsOf(offer, metadata),
    txCode: grant ? txCodeOf(grant) : null,
    flow: grant ? 'pre-authorised' : 'code',
  };
};
