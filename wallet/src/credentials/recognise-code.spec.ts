import { walletDeviceLink, walletInvitationLink } from '#shared/contract/wallet-link';
import { recogniseCode } from './recognise-code.ts';

describe('what a scanned code is', () => {
  it('tells an offer, a request and an invitation apart', () => {
    const invitation = walletInvitationLink('https://wallet.example', { issuerUrl: 'https://issuer.example', code: 'a'.repeat(43) });

    expect(recogniseCode('openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fissuer.example%2Fo')).toBe('offer');
    expect(recogniseCode('https://carnet.example/receive#credential_offer=%7B%7D')).toBe('offer');
    expect(recogniseCode(' openid4vp://?client_id=x&request_uri=https%3A%2F%2Fverifier.example%2Fr ')).toBe('request');
    expect(recogniseCode(invitation)).toBe('invitation');
    const [issuerUrl, codes] = ['https://issuer.example', ['a'.repeat(43)]];
    expect(recogniseCode(walletDeviceLink('https://wallet.example', { issuerUrl, codes, taken: [] }))).toBe('invitation');
  });

  it('does not guess at anything else', () => {
    for (const text of ['', 'https://example.org', 'javascript:alert(1)', 'BEGIN:VCARD']) expect(recogniseCode(text)).toBe('unknown');
  });
});
