import fc from 'fast-check';
import { givenCredential, givenIssuer, givenKey, givenPresentation } from './given.ts';
import { gather, isFrame, isWhole, openFrames, packFrames, type Gathered } from './offline-frames.ts';
import { offlineAudience } from './offline-presentation.ts';
import { webCrypto } from './web-crypto.ts';

const presented = async (): Promise<string> => {
  const [issuer, holder] = await Promise.all([givenIssuer(), givenKey()]);
  const compact = await givenCredential(issuer, { holder: holder.jwk });
  return givenPresentation(compact, holder, { nonce: 'un-alea', audience: offlineAudience });
};
const gathered = (frames: readonly string[]): Gathered => frames.reduce<Gathered | null>((all, frame) => gather(all, frame), null)!;
const open = (frames: readonly string[]): Promise<string | null> => openFrames(gathered(frames), webCrypto);

describe('codes on a screen', () => {
  it('carry a presentation to the last byte, in whatever order they are read, twice or not', async () => {
    const text = await presented();
    const frames = await packFrames(text, webCrypto);

    expect(frames.length).toBeGreaterThan(1);
    expect(frames.every((frame) => isFrame(frame) && frame.length < 600)).toBeTrue();
    expect(frames.join('').length).toBeLessThan(text.length);
    expect(await open([...frames, ...frames].reverse())).toBe(text);
  });

  it('are one when it fits, and any text comes out as it went in', async () => {
    expect((await packFrames('eyJhbGciOiJFUzI1NiJ9.e30.AAAA~WyJzIl0~', webCrypto)).length).toBe(1);

    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'A', '_', '-', '.', '~', ' ', 'é', '=', '9'), maxLength: 400 }),
        async (text) => {
          expect(await open(await packFrames(text, webCrypto))).toBe(text);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('open nothing while one is missing, or when one is of another presentation', async () => {
    const [one, other] = [await packFrames(await presented(), webCrypto), await packFrames(await presented(), webCrypto)];
    const lacking = gathered(one.slice(1));
    expect([isWhole(lacking), await openFrames(lacking, webCrypto)]).toEqual([false, null]);

    const anew = gathered([...one.slice(1), other[0]!]);
    expect([anew.parts.size, isWhole(anew)]).toEqual([1, false]);

    const forged = other[0]!.replace(/^CARNET1:\w{8}/u, one[0]!.slice(0, 16));
    expect(await open([forged, ...one.slice(1)])).toBeNull();
    const [alone] = await packFrames('e30.e30.AAAA~', webCrypto);
    expect(await open([alone!.replace(/^CARNET1:\w{8}/u, 'CARNET1:00000000')])).toBeNull();
  });

  it('are told from any other code, and places out of reach are not taken', () => {
    for (const text of ['https://recruteur.example', 'CARNET1:0A1B2C3D/3-2:AB', 'CARNET1:0A1B2C3D/0-2:AB', 'CARNET1:0A1B2C3D/1-99:AB'])
      expect(gather(null, text)).withContext(text).toBeNull();
  });

  it('refuse what would never end', async () => {
    const endless = Array.from({ length: 900 }, () => webCrypto.salts(1)[0]).join('~');

    await expectAsync(packFrames(endless + endless, webCrypto)).toBeRejected();
  });
});
