import { readWalletInvitation, walletInvitationLink } from './wallet-link.ts';

const invitation = { issuerUrl: 'http://localhost:7301', code: 'A'.repeat(42) + '_' };

describe('the link of a wallet invitation', () => {
  it('keeps issuer and code in the fragment alone, and reads back', () => {
    const link = new URL(walletInvitationLink('http://localhost:7303/', invitation));

    expect(link.origin + link.pathname + link.search).toBe('http://localhost:7303/connecter');
    expect(readWalletInvitation(link.hash)).toEqual(invitation);
    expect(readWalletInvitation(link.href)).toEqual(invitation);
  });

  it('reads nothing from another text, another scheme or a short code', () => {
    const made = (i: string, c: string): string => walletInvitationLink('http://w', { issuerUrl: i, code: c });

    for (const wrong of ['', '#', 'hello', '#e30', made('javascript:alert(1)', invitation.code), made(invitation.issuerUrl, 'short')]) {
      expect(readWalletInvitation(wrong)).withContext(wrong).toBeNull();
    }
  });
});
