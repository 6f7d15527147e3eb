import { givenIssuer, givenNow, givenResolver, givenStatusToken, givenStatusUri, type GivenIssuer } from './given.ts';
import { decodeBytes, encodeBytes } from './base64url.ts';
import { Refused } from './report.ts';
import { decodeStatusList, encodeStatusList, makeStatusList, readStatus, setStatus, sizeOf, type StatusBits } from './status-list.ts';
import { verifyStatusListToken } from './status-token.ts';
import { webCrypto } from './web-crypto.ts';

describe('a status list', () => {
  it('reads back what was written, for every width', async () => {
    for (const bits of [1, 2, 4, 8] as const satisfies readonly StatusBits[]) {
      const list = makeStatusList(1000, bits);
      const most = 2 ** bits - 1;
      for (let index = 0; index < 1000; index += 7) setStatus(list, index, index % (most + 1));

      const read = await decodeStatusList(await encodeStatusList(list));

      for (let index = 0; index < 1000; index += 1) expect(readStatus(read, index)).toBe(index % 7 === 0 ? index % (most + 1) : 0);
    }
  });

  it('writes the least significant bit first, in zlib, as the draft’s own example', async () => {
    const list = makeStatusList(16, 1);
    [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1].forEach((value, index) => setStatus(list, index, value));

    expect([...list.bytes]).toEqual([0xb9, 0xa3]);
    expect([...(await decodeStatusList({ bits: 1, lst: 'eNrbuRgAAhcBXQ' })).bytes]).toEqual([0xb9, 0xa3]);
    expect(decodeBytes((await encodeStatusList(list)).lst)[0]! & 0x0f).toBe(8);
  });

  it('changes one entry only', () => {
    const list = makeStatusList(8, 2);
    [0, 1, 2, 3, 0, 1, 2, 3].forEach((value, index) => setStatus(list, index, value));

    setStatus(list, 3, 0);

    expect([...Array(8).keys()].map((index) => readStatus(list, index))).toEqual([0, 1, 2, 0, 0, 1, 2, 3]);
  });

  it('knows no index outside it, and no value wider than its bits', () => {
    const list = makeStatusList(8, 2);

    expect(sizeOf(list)).toBe(8);
    for (const index of [-1, 8, 1.5, Number.NaN]) expect(readStatus(list, index)).toBeNull();
    expect(() => setStatus(list, 8, 1)).toThrowError(RangeError);
    expect(() => setStatus(list, 0, 4)).toThrowError(RangeError);
  });

  it('is small at one entry in a hundred revoked', async () => {
    const list = makeStatusList(2 ** 17, 2);
    for (let index = 0; index < 2 ** 17; index += 100) setStatus(list, index, 1);

    expect((await encodeStatusList(list)).lst.length).toBeLessThan(6000);
  });

  it('is refused in another encoding, or when it swells', async () => {
    const bomb = encodeBytes(
      new Uint8Array(
        await new Response(
          new Blob([new Uint8Array(9 * 1024 * 1024)]).stream().pipeThrough(new CompressionStream('deflate')),
        ).arrayBuffer(),
      ),
    );
    const claims = [
      undefined,
      {},
      { bits: 3, lst: 'eNrbuRgAAhcBXQ' },
      { bits: 1, lst: 'AAAA' },
      { bits: 1, lst: '+' },
      { bits: 1, lst: 'eNrbuRgAAhcBX' },
      { bits: 1, lst: bomb },
    ];

    for (const claim of claims) await expectAsync(decodeStatusList(claim)).toBeRejectedWithError(Refused, 'status-list-malformed');
  });
});

describe('a status list token', () => {
  let issuer: GivenIssuer;
  let other: GivenIssuer;
  const read = (token: string, resolver = givenResolver(issuer, other)) =>
    verifyStatusListToken(token, { uri: givenStatusUri, did: issuer.did }, { resolver, crypto: webCrypto });
  const whyOf = (token: string) =>
    read(token).then(
      () => 'accepted',
      (fault: Error) => fault.message,
    );

  beforeAll(async () => {
    issuer = await givenIssuer();
    other = await givenIssuer('did:web:autre.example:o:ecole');
  });

  it('is read when its organism signed it for this address', async () => {
    const { list, ttlSeconds, expiresAt } = await read(await givenStatusToken(issuer));

    expect([sizeOf(list), ttlSeconds, expiresAt]).toEqual([2 ** 17, 300, givenNow + 86400]);
  });

  it('may be signed by another key of the same organism than the credential’s', async () => {
    const rotated = await givenIssuer(issuer.did);
    const kid = `${issuer.did}#key-2`;
    const second = { ...rotated.document.verificationMethod![0]!, id: kid };
    const document = {
      ...issuer.document,
      verificationMethod: [issuer.document.verificationMethod![0]!, second],
      assertionMethod: [issuer.kid, kid],
    };

    const token = await givenStatusToken({ ...rotated, kid });

    await expectAsync(read(token, givenResolver({ ...issuer, document }))).toBeResolved();
  });

  it('is refused from another organism, whatever it claims', async () => {
    expect(await whyOf(await givenStatusToken(other))).toBe('status-list-foreign');
    expect(await whyOf(await givenStatusToken(other, { payload: { iss: issuer.did } }))).toBe('status-list-foreign');
    expect(await whyOf(await givenStatusToken(issuer, { payload: { iss: other.did } }))).toBe('status-list-foreign');
    expect(await whyOf(await givenStatusToken({ ...other, kid: issuer.kid }, { payload: { iss: issuer.did } }))).toBe(
      'status-list-bad-signature',
    );
  });

  it('is refused for another address, with another typ, or unreadable', async () => {
    expect(await whyOf(await givenStatusToken(issuer, { payload: { sub: `${givenStatusUri}0` } }))).toBe('status-list-wrong-subject');
    expect(await whyOf(await givenStatusToken(issuer, { header: { typ: 'JWT' } }))).toBe('status-list-malformed');
    expect(await whyOf(await givenStatusToken(issuer, { header: { alg: 'none' } }))).toBe('status-list-malformed');
    expect(await whyOf(await givenStatusToken(issuer, { payload: { status_list: { bits: 2, lst: 'AA' } } }))).toBe('status-list-malformed');
    expect(await whyOf('<html>')).toBe('status-list-malformed');
  });

  it('is no verdict while the organism’s document cannot be had', async () => {
    const resolver = { resolve: () => Promise.resolve({ document: null, problem: 'unreachable' as const }) };

    await expectAsync(read(await givenStatusToken(issuer), resolver)).toBeRejected();
  });
});
