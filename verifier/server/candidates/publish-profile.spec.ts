import * as contracts from '#shared/contracts/verifier/candidates';
import { decodeText, encodeText } from '#shared/credentials/base64url';
import { givenKey } from '#shared/credentials/given';
import { signJwt } from '#shared/credentials/jwt';
import { parseSdJwt } from '#shared/credentials/sd-jwt';
import { webCrypto } from '#shared/credentials/web-crypto';
import { givenVerifier, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism, HeldCredential } from '../verification/given.ts';
import { givenWallet, presentHeld, publishGiven, type GivenWallet } from './given.ts';

/** A holder who agrees, by its own key, to disclosures that are not what the issuer signed. */
const presentWith = async (
  held: HeldCredential,
  to: { nonce: string; audience: string; now: number },
  change: (all: readonly string[]) => readonly string[],
): Promise<string> => {
  const { jwt, disclosures } = parseSdJwt(held.compact);
  const presented = [`${jwt.input}.${jwt.signature}`, ...change(disclosures), ''].join('~');
  const [hash] = await webCrypto.digests([presented]);
  return presented + (await signJwt({ typ: 'kb+jwt' }, { iat: to.now, aud: to.audience, nonce: to.nonce, sd_hash: hash! }, held.key.sign));
};

const shown = ['name', 'code', 'level', 'validatedOn'];

describe('a published profile', () => {
  let verifier: GivenVerifier;
  let organism: GivenOrganism;
  let wallet: GivenWallet;
  beforeAll(async () => {
    verifier = await givenVerifier();
    organism = await verifier.issuers.organism('atelier');
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(async () => {
    wallet = await givenWallet(verifier.url, verifier.now);
  });
  afterEach(() => expect(verifier.faults).toEqual([]));

  const prepare = async () => {
    const asked = await wallet.call(contracts.prepareProfile);
    if (!asked.ok) throw new Error(asked.code);
    return { ...asked.data, now: verifier.now() };
  };
  const put = (nonce: string, competences: readonly string[], more: object = {}) =>
    wallet.call(contracts.publishProfile, {
      body: { nonce, visibility: 'masked', department: '31', situation: 'searching', competences: [...competences], ...more } as never,
    });
  const codeOf = (answer: Awaited<ReturnType<typeof put>>): string =>
    answer.ok ? 'published' : `${answer.code} ${answer.detail ?? ''}`.trim();
  /** Publishes one presentation and tells what came of it. */
  const publishOne = async (make: (to: Awaited<ReturnType<typeof prepare>>) => Promise<string>): Promise<string> => {
    const to = await prepare();
    return codeOf(await put(to.nonce, [await make(to)]));
  };

  it('keeps what follows from each proof, and gives it back as companies will see it', async () => {
    const held = await verifier.issuers.competence(organism);

    const answer = await publishGiven(wallet, { competences: [held] });

    expect(answer.ok && answer.data).toEqual(
      jasmine.objectContaining({ handle: null, name: null, department: '31', departmentName: 'Haute-Garonne', visibility: 'masked' }),
    );
    expect(answer.ok && answer.data.competences).toEqual([
      jasmine.objectContaining({
        code: '300423',
        label: 'Poser un carrelage',
        level: 'Argent',
        normalised: 2,
        issuer: 'Atelier des Bâtisseurs',
        validatedOn: '2026-11-20',
        verdict: 'verified',
      }) as never,
    ]);
    expect(await wallet.call(contracts.getProfile)).toEqual({ ok: true, data: { profile: answer.ok ? answer.data : null, offers: 0 } });
  });

  it('reads a level of a hundred by thirds, and counts a hidden level as none', async () => {
    const scored = await verifier.issuers.competence(organism, {
      romeCode: '100063',
      name: 'Tailler les arbres',
      level: { label: '70 %', scale: 'percent', normalised: 70 },
    });
    const plain = await verifier.issuers.competence(organism, { romeCode: null, name: 'Accueillir' });
    const to = await prepare();

    const answer = await put(to.nonce, [await presentHeld(scored, shown, to), await presentHeld(plain, ['name'], to)]);

    expect(answer.ok && answer.data.competences.map(({ code, level, normalised }) => ({ code, level, normalised }))).toEqual([
      { code: '100063', level: '70 %', normalised: 3 },
      { code: 'nom.accueillir', level: null, normalised: null },
    ]);
  });

  it('is replaced as a whole, and withdrawn at once', async () => {
    await publishGiven(wallet, { competences: [await verifier.issuers.competence(organism)] });
    const second = await publishGiven(wallet, {
      competences: [await verifier.issuers.competence(organism, { romeCode: '100063', name: 'Tailler les arbres' })],
      department: '2A',
    });

    expect(second.ok && second.data.competences.map((one) => one.code)).toEqual(['100063']);
    expect(second.ok && second.data.departmentName).toBe('Corse-du-Sud');
    expect((await wallet.call(contracts.withdrawProfile)).ok).toBeTrue();
    expect(await wallet.call(contracts.getProfile)).toEqual({ ok: true, data: { profile: null, offers: 0 } });
  });

  it('says a name only with an enrolment that shows it', async () => {
    const held = await verifier.issuers.competence(organism);
    const enrolment = await verifier.issuers.enrolment(organism, 'Awa', 'Diallo');
    const named = await publishGiven(wallet, { competences: [held], name: enrolment });
    const to = await prepare();
    const half = await put(to.nonce, [await presentHeld(held, shown, to)], {
      visibility: 'named',
      name: await presentHeld(enrolment, ['givenName'], to),
    });
    const without = await prepare();

    expect(named.ok && named.data.name).toBe('Awa Diallo');
    expect(codeOf(half)).toBe('name-not-proven');
    expect(codeOf(await put(without.nonce, [await presentHeld(held, shown, without)], { visibility: 'named' }))).toBe('name-not-proven');
  });

  it('refuses nothing shown, a nonce used, of another key, or old', async () => {
    const held = await verifier.issuers.competence(organism);
    const other = await givenWallet(verifier.url, verifier.now);
    const foreign = await other.call(contracts.prepareProfile);
    const to = await prepare();
    const proof = await presentHeld(held, shown, to);

    expect(codeOf(await put(to.nonce, []))).toBe('nothing-proven');
    expect(codeOf(await put(to.nonce, [proof]))).toBe('published');
    expect(codeOf(await put(to.nonce, [proof]))).toBe('nonce-used');
    expect(codeOf(await put(foreign.ok ? foreign.data.nonce : '', [proof]))).toBe('nonce-used');
    const late = await prepare();
    verifier.wait(301);
    expect(codeOf(await put(late.nonce, [proof]))).toBe('nonce-used');
  });

  it('counts a publication sent twice at once as one', async () => {
    const to = await prepare();
    const proof = await presentHeld(await verifier.issuers.competence(organism), shown, to);

    const answers = await Promise.all(Array.from({ length: 6 }, () => put(to.nonce, [proof])));

    expect(answers.map(codeOf).sort()).toEqual([...Array.from({ length: 5 }, () => 'nonce-used'), 'published']);
  });

  describe('is refused with', () => {
    const cases: readonly (readonly [
      string,
      string,
      (held: HeldCredential, to: Awaited<ReturnType<typeof prepare>>) => Promise<string>,
    ])[] = [
      ['another nonce', 'nonce-mismatch', (held, to) => presentHeld(held, shown, { ...to, nonce: 'x'.repeat(43) })],
      [
        'another audience',
        'audience-mismatch',
        (held, to) => presentHeld(held, shown, { ...to, audience: 'decentralized_identifier:did:web:ailleurs.example' }),
      ],
      ['a binding by another key', 'binding-bad-signature', async (held, to) => presentHeld(held, shown, { ...to, key: await givenKey() })],
      ['an old binding', 'binding-too-old', (held, to) => presentHeld(held, shown, { ...to, now: to.now - 301 })],
      ['no binding', 'binding-missing', async (held, to) => (await presentHeld(held, shown, to)).replace(/[^~]*$/u, '')],
      [
        'a disclosure left out afterwards',
        'sd-hash-mismatch',
        async (held, to) => (await presentHeld(held, shown, to)).replace(/~[^~]+/u, ''),
      ],
      [
        'a disclosure nobody signed',
        'disclosure-unreferenced',
        (held, to) => presentWith(held, to, (all) => [...all, encodeText('["c2Vs","name","Or"]')]),
      ],
      ['a disclosure given twice', 'disclosure-twice', (held, to) => presentWith(held, to, (all) => [...all, all[0]!])],
      [
        'the text of a disclosure changed',
        'disclosure-unreferenced',
        (held, to) => presentWith(held, to, (all) => [encodeText(decodeText(all[0]!).replace(/"[^"]*"\]$/u, '"Or"]')), ...all.slice(1)]),
      ],
    ];
    for (const [what, why, make] of cases) {
      it(what, async () => {
        const held = await verifier.issuers.competence(organism);

        expect(await publishOne((to) => make(held, to))).toBe(`presentation-refused 1: ${why}`);
      });
    }

    it('one character changed, wherever it is', async () => {
      const held = await verifier.issuers.competence(organism);
      for (const at of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const result = await publishOne(async (to) => {
          const proof = await presentHeld(held, shown, to);
          const place = Math.floor(proof.length * at);
          return proof.slice(0, place) + (proof[place] === 'A' ? 'B' : 'A') + proof.slice(place + 1);
        });

        expect(result).withContext(String(at)).toContain('presentation-refused 1:');
      }
    });

    it('an unknown issuer, whose document is not even asked for', async () => {
      const stranger = await verifier.issuers.organism('inconnu', { registered: false });
      const held = await verifier.issuers.competence(stranger);

      expect(await publishOne((to) => presentHeld(held, shown, to))).toBe('presentation-refused 1: issuer-unknown');
      expect(verifier.issuers.asked).not.toContain('/o/inconnu/did.json');
    });

    it('a credential expired, revoked, suspended, or of another type', async () => {
      const expired = await verifier.issuers.competence(organism, {}, { payload: { exp: verifier.now() - 1 } });
      const revoked = await verifier.issuers.competence(organism);
      const suspended = await verifier.issuers.competence(organism);
      const enrolment = await verifier.issuers.enrolment(organism);
      verifier.issuers.setStatus(organism, revoked, 1);
      verifier.issuers.setStatus(organism, suspended, 2);
      verifier.wait(301);
      wallet = await givenWallet(verifier.url, verifier.now);

      expect(await publishOne((to) => presentHeld(expired, shown, to))).toBe('presentation-refused 1: expired');
      expect(await publishOne((to) => presentHeld(revoked, shown, to))).toBe('presentation-refused 1: revoked');
      expect(await publishOne((to) => presentHeld(suspended, shown, to))).toBe('presentation-refused 1: suspended');
      expect(await publishOne((to) => presentHeld(enrolment, ['givenName'], to))).toBe('presentation-refused 1: type-missing');
    });

    it('a credential signed by another organism’s key', async () => {
      const other = await verifier.issuers.organism('autre');
      const forged = await verifier.issuers.competence({ ...organism, sign: other.sign });

      expect(await publishOne((to) => presentHeld(forged, shown, to))).toBe('presentation-refused 1: bad-signature');
    });
  });

  it('shows a competence whose status cannot be had as to check, never as verified', async () => {
    const away = await verifier.issuers.organism('absent');
    verifier.wait(301);
    wallet = await givenWallet(verifier.url, verifier.now);
    verifier.issuers.down.add('/o/absent/status/1');

    const answer = await publishGiven(wallet, { competences: [await verifier.issuers.competence(away)] });

    expect(answer.ok && answer.data.competences.map((one) => one.verdict)).toEqual(['to-check']);
  });
});
