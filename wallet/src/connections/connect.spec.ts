import { walletDeviceLink } from '#shared/contract/wallet-link';
import { listDevices } from '#shared/contracts/issuer/devices';
import { lookUpWalletInvitation, refreshWalletTokens } from '#shared/contracts/issuer/people';
import { givenIssuerUrl } from '#shared/credentials/given';
import { problem } from '../vault/given-network.ts';
import { codeOf, givenWorld } from '../vault/given-wallet.ts';
import { readInvitations } from './connect.ts';

const codes = ['a'.repeat(43), 'b'.repeat(43)];
const names = ['Ardoise', 'Chanvre'];
const link = walletDeviceLink('http://localhost:4300', { issuerUrl: givenIssuerUrl, codes, taken: ['Ordinateur'] });
const at = (name: string): string => `${givenIssuerUrl}/o/${name.toLowerCase()}`;

/** A carnet that is connected to the first of two organisms, and shown a link to both by another device. */
const given = async () => {
  const { wallet, network } = await givenWorld();
  network.serve(`${givenIssuerUrl}${lookUpWalletInvitation.path}`, ({ body }) => {
    const place = codes.indexOf((JSON.parse(body) as { code: string }).code);
    const name = names[place]!;
    const organisation = { name, slug: name.toLowerCase(), did: null, siret: '12345678200010', ink: 'encre' };
    return { organisation, credentialIssuer: at(name), expiresAt: new Date().toISOString() };
  });
  const key = await wallet.keyring.make();
  const connection = { id: 'la', issuerUrl: givenIssuerUrl, key, accessToken: 'jeton', refreshToken: 'x', closed: false };
  const value = { ...connection, credentialIssuer: at('Ardoise'), accessUntil: wallet.clock() + 300 };
  await wallet.store.write([{ room: 'connections', id: connection.id, value }]);
  return { wallet, network };
};
const devices = `${givenIssuerUrl}${listDevices.path}`;
const namesIn = ({ organisms }: Awaited<ReturnType<typeof readInvitations>>) => organisms.map(({ organisation }) => organisation.name);

describe('a link by which another device hands its organisms on', () => {
  it('leads to those this device lacks', async () => {
    const { wallet, network } = await given();
    network.serve(devices, () => ({ items: [] }));

    const read = await readInvitations(wallet, link);
    expect([namesIn(read), read.taken]).toEqual([['Chanvre'], ['Ordinateur']]);
  });

  it('is refused when it leads to none: a device that reads its own code stays one device', async () => {
    const { wallet, network } = await given();
    network.serve(devices, () => ({ items: [] }));
    const own = walletDeviceLink('http://localhost:4300', { issuerUrl: givenIssuerUrl, codes: [codes[0]!], taken: [] });

    expect(await codeOf(readInvitations(wallet, own))).toBe('device-here');
  });

  it('leads back to one that cut this device off, though this device did not know it', async () => {
    const { wallet, network } = await given();
    network.serve(devices, () => problem(401, 'not-signed-in'));
    network.serve(`${givenIssuerUrl}${refreshWalletTokens.path}`, () => problem(401, 'connection-closed'));

    expect(namesIn(await readInvitations(wallet, link))).toEqual(names);
  });
});
