import { createServer, type AddressInfo } from 'node:net';
import { freeAddresses, readAddresses, refuseTakenPorts } from './addresses.ts';

describe('the addresses', () => {
  it('are 7301, 7302 and 7303 on localhost unless the environment says otherwise', () => {
    const addresses = readAddresses({ WALLET_PORT: '9003', VERIFIER_PUBLIC_URL: 'https://verifier.example/' });

    expect(addresses).toEqual({
      issuer: { port: 7301, url: 'http://localhost:7301' },
      verifier: { port: 7302, url: 'https://verifier.example' },
      wallet: { port: 9003, url: 'http://localhost:9003' },
    });
  });

  it('refuse a port that is none, naming its variable', () => {
    expect(() => readAddresses({ ISSUER_PORT: 'seven' })).toThrowError(/ISSUER_PORT: “seven”/u);
    expect(() => readAddresses({ ISSUER_PORT: '70000' })).toThrowError(/ISSUER_PORT/u);
  });

  it('refuse a port that is taken, naming its variable', async () => {
    const addresses = await freeAddresses();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;

    await expectAsync(refuseTakenPorts(addresses)).toBeResolved();
    await expectAsync(refuseTakenPorts({ ...addresses, verifier: { port, url: 'http://localhost' } })).toBeRejectedWithError(
      /VERIFIER_PORT/u,
    );
    other.close();
  });
});
