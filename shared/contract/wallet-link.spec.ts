import { readWalletDeviceLink, readWalletInvitation, walletDeviceLink, walletInvitationLink } from './wallet-link.ts';

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

describe('the link by which a wallet lets another device in', () => {
  const { issuerUrl, code } = invitation;
  const device = { issuerUrl, codes: [code, 'B'.repeat(43)], taken: ['Téléphone'] };

  it('keeps the codes of every organism in the fragment alone, and reads back', () => {
    const link = new URL(walletDeviceLink('https://carnet.example', device));

    expect(link.pathname + link.search).toBe('/connecter');
    expect(readWalletDeviceLink(link.hash)).toEqual(device);
  });

  it('is not an organism’s, nor the other way round', () => {
    expect(readWalletInvitation(walletDeviceLink('https://carnet.example', device))).toBeNull();
    expect(readWalletDeviceLink(walletInvitationLink('https://carnet.example', invitation))).toBeNull();
  });

  it('reads nothing without a code, with one that is none, or with more than a person has organisms', () => {
    for (const codes of [[], [code, 'short'], Array.from({ length: 25 }, () => code)])
      expect(readWalletDeviceLink(walletDeviceLink('https://carnet.example', { ...device, codes })))
        .withContext(String(codes.length))
        .toBeNull();
  });
});
