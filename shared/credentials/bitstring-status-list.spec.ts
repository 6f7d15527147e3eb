import {
  bitstringCredential,
  bitstringEntry,
  decodeBitstring,
  encodeBitstring,
  leastBitstringEntries,
  makeBitstring,
  readBit,
  setBit,
} from './bitstring-status-list.ts';
import { encodeBytes } from './base64url.ts';
import { Refused } from './report.ts';

const packed = async (bytes: Uint8Array<ArrayBuffer>, as: CompressionFormat = 'gzip'): Promise<string> =>
  encodeBytes(new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream(as))).arrayBuffer()));

describe('a bitstring status list', () => {
  it('counts its entries from the left-most bit', () => {
    const list = makeBitstring(leastBitstringEntries);
    for (const index of [0, 7, 8, 19, leastBitstringEntries - 1]) setBit(list, index);

    expect([list[0], list[1], list[2], list.at(-1)]).toEqual([0x81, 0x80, 0x10, 0x01]);
    setBit(list, 7, false);
    expect([0, 1, 7, 8, 19].map((index) => readBit(list, index))).toEqual([true, false, false, true, true]);
  });

  it('reads back what was written, in GZIP behind the prefix of base64url', async () => {
    const list = makeBitstring(leastBitstringEntries);
    for (let index = 3; index < leastBitstringEntries; index += 977) setBit(list, index);

    const encoded = await encodeBitstring(list);

    expect(encoded.startsWith('uH4sI')).toBeTrue();
    expect(await decodeBitstring(encoded)).toEqual(list);
  });

  it('has no index outside it, and never fewer entries than a herd', async () => {
    const list = makeBitstring(leastBitstringEntries);

    for (const index of [-1, leastBitstringEntries, 0.5, Number.NaN]) expect(readBit(list, index)).toBeNull();
    expect(() => setBit(list, leastBitstringEntries)).toThrowError(RangeError);
    for (const entries of [8, leastBitstringEntries - 8, leastBitstringEntries + 1])
      expect(() => makeBitstring(entries)).toThrowError(RangeError);
    await expectAsync(encodeBitstring(new Uint8Array(16383))).toBeRejectedWithError(RangeError);
  });

  it('is refused in another encoding, when it is short, or when it swells', async () => {
    const full = new Uint8Array(leastBitstringEntries / 8);
    const wrong = [
      null,
      await packed(full),
      `z${await packed(full)}`,
      `u${await packed(full)}=`,
      `u${await packed(full, 'deflate')}`,
      `u${encodeBytes(full)}`,
      `u${await packed(new Uint8Array(16383))}`,
      `u${await packed(new Uint8Array(8 * 1024 * 1024 + 1))}`,
    ];

    for (const one of wrong) await expectAsync(decodeBitstring(one)).toBeRejectedWith(jasmine.any(Refused));
  });

  it('is published in a credential that its entries point to', async () => {
    const uri = 'https://organisme.example/o/atelier/bitstring/1/revocation';
    const list = makeBitstring(leastBitstringEntries);
    const credential = await bitstringCredential({
      ...{ uri, did: 'did:web:organisme.example:o:atelier', purpose: 'revocation', list },
      ...{ issuedAt: 1_795_251_600, expiresAt: 1_795_252_560, ttlSeconds: 300 },
    });

    expect(credential).toEqual(
      jasmine.objectContaining({
        id: uri,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        validFrom: '2026-11-21T09:00:00Z',
        validUntil: '2026-11-21T09:16:00Z',
        credentialSubject: jasmine.objectContaining({ type: 'BitstringStatusList', statusPurpose: 'revocation', ttl: 300_000 }),
      }),
    );
    expect(bitstringEntry({ uri, index: 94567, purpose: 'revocation' })).toEqual({
      id: `${uri}#94567`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: uri,
    });
  });
});
