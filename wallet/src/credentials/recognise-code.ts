import { readWalletDeviceLink, readWalletInvitation } from '#shared/contract/wallet-link';

export type Recognised = 'offer' | 'request' | 'invitation' | 'unknown';

/** What a scanned or pasted text asks of the wallet: schemes of OpenID4VCI 1.0 section 4.1 and OpenID4VP 1.0 section 13, or an invitation of ours. */
export const recogniseCode = (text: string): Recognised => {
  const trimmed = text.trim();
  if (/^openid-credential-offer:|^haip-vci:|[?&#]credential_offer(_uri)?=/u.test(trimmed)) return 'offer';
  if (/^openid4vp:|^haip-vp:|[?&]request_uri=/u.test(trimmed)) return 'request';
  return (readWalletInvitation(trimmed) ?? readWalletDeviceLink(trimmed)) ? 'invitation' : 'unknown';
};
