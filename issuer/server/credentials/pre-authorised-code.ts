import { createHash } from 'node:crypto';
import { preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import type { CredentialKind } from '#shared/contracts/issuer/credentials';
import { sha256Hex } from '#shared/server/random';

/** Ten minutes (security.md B5): a code is made when a wallet or a QR asks for it, not before. */
export const codeMinutes = 10;
export const txCodeDigits = 6;
export const mostWrongCodes = 5;

/** The code behind an offer fetched by reference derives from the secret of its address, so that neither is kept readable. */
export const codeOfOffer = (offerSecret: string): string =>
  createHash('sha256').update(`carnet/pre-authorised-code/v1/${offerSecret}`).digest('base64url');

/** Over the code too: six digits alone would be found from a dump in a second. */
export const txHashOf = (code: string, txCode: string): string => sha256Hex(`${code}.${txCode}`);

export interface OfferToWrite {
  readonly credentialIssuer: string;
  readonly kind: CredentialKind;
  readonly code: string;
  readonly withTxCode: boolean;
}

/** Credential Offer Object of OpenID4VCI 1.0 section 4.1.1, https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html */
export const offerObject = ({ credentialIssuer, kind, code, withTxCode }: OfferToWrite) => ({
  credential_issuer: credentialIssuer,
  credential_configuration_ids: [kind],
  grants: {
    [preAuthorizedCodeGrantIdentifier]: {
      'pre-authorized_code': code,
      ...(withTxCode
        ? { tx_code: { input_mode: 'numeric', length: txCodeDigits, description: 'Code à six chiffres affiché par votre organisme' } }
        : {}),
    },
  },
});

const scheme = 'openid-credential-offer://';

export const offerByValue = (offer: ReturnType<typeof offerObject>): string =>
  `${scheme}?credential_offer=${encodeURIComponent(JSON.stringify(offer))}`;
export const offerByReference = (url: string): string => `${scheme}?credential_offer_uri=${encodeURIComponent(url)}`;
