import { Openid4vciClient, type CredentialOfferObject, type IssuerMetadataResult } from '@openid4vc/openid4vci';
import { preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import { didWebOf } from '#shared/credentials/did-web';
import type { TrustAnswer } from '#shared/credentials/registry';
import { parseVct, type CredentialType } from '#shared/credentials/vct';
import { protocolCallbacks } from '../vault/protocol-callbacks.ts';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';

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
}

const longest = 32 * 1024;

/** A DID is asked of an issuer's address: `https://host/o/slug` is `did:web:host:o:slug` (did:web method, section 3.2). */
const didOfIssuer = (credentialIssuer: string): string => {
  const url = new URL(credentialIssuer);
  return didWebOf(url.origin, url.pathname.replace(/^\//u, ''));
};

/** `credential_offer_uri` must stand at the issuer's own host: elsewhere it is how offers are forged (security.md B6). */
const assertSameHost = (uri: string, credentialIssuer: string): void => {
  const reference = new URL(uri.replace(/^[a-z-]+:\/\/\/?\??/u, 'https://offer.invalid/?')).searchParams.get('credential_offer_uri');
  if (reference && new URL(reference).host !== new URL(credentialIssuer).host) throw new Refusal('offer-host-differs');
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
  if (uri.length > longest) throw new Refusal('offer-unreadable');
  const client = new Openid4vciClient({ callbacks: protocolCallbacks(wallet) });
  try {
    const offer = await client.resolveCredentialOffer(uri);
    assertSameHost(uri, offer.credential_issuer);
    return { offer, metadata: await client.resolveIssuerMetadata(offer.credential_issuer) };
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal('offer-unreadable');
  }
};

type Grant = NonNullable<NonNullable<CredentialOfferObject['grants']>[typeof preAuthorizedCodeGrantIdentifier]>;
const txCodeOf = ({ tx_code: asked }: Grant): ReadOffer['txCode'] =>
  asked ? { length: asked.length ?? 6, numeric: asked.input_mode !== 'text' } : null;

/** Who makes it: the registered name when the platform vouches for it, else the one it gives itself. */
const issuerOf = async (wallet: Wallet, metadata: IssuerMetadataResult, did: string, host: string) => {
  const answer = await trustOf(wallet).issuers.trust(did);
  const entry = answer.outcome === 'trusted' ? answer.entry : null;
  const name = entry?.name ?? metadata.credentialIssuer.display?.[0]?.name ?? host;
  return { trust: answer.outcome, name, siret: entry?.siret ?? null };
};

/** Reads a credential offer (OpenID4VCI 1.0 section 4) and who makes it; nothing is asked of the issuer but its public description. */
export const readOffer = async (wallet: Wallet, uri: string): Promise<ReadOffer> => {
  const { offer, metadata } = await resolveOffer(wallet, uri);
  const grant = offer.grants?.[preAuthorizedCodeGrantIdentifier];
  if (!grant) throw new Refusal('offer-grant-unknown');
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
    txCode: txCodeOf(grant),
  };
};
