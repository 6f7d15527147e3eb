import { didJwkOf } from '#shared/credentials/did-key';
import { publicJwkOf } from '#shared/credentials/jwt';
import { readClaims } from '#shared/credentials/read-claims';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { verifyPresentation } from '#shared/credentials/verify';
import { useCopy } from '../credentials/use-copy.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { givenWorld } from '../vault/given-wallet.ts';
import { trustOf } from '../vault/trust.ts';
import { declareOwnExperience, forgetExperience } from './declare-own-experience.ts';

const experience = {
  ...{ title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08', endsOn: '2025-06-30', description: 'Sols.' },
  competences: [{ name: 'Poser un carrelage', code: '300423' }],
};
const to = (partner: string) => ({ purpose: 'disclosure' as const, partner, audience: partner, nonce: 'n' });
const title = [['ld', 'credentialSubject', 'title']];

describe('an experience the person declares', () => {
  it('is kept as theirs: ten copies, each of another issuer who is its holder', async () => {
    const { wallet } = await givenWorld();

    const kept = await declareOwnExperience(wallet, experience);

    expect([kept.kind, kept.title, kept.on, kept.connectionId]).toEqual(['experience', 'Aide carreleuse', '2024-01-08', null]);
    const payloads = await Promise.all(kept.copies.map(async ({ compact }) => (await readSdJwt(compact, wallet.crypto)).payload));
    expect(new Set(payloads.map((payload) => payload['iss'])).size).toBe(10);
    for (const { iss, cnf } of payloads) expect(iss).toBe(didJwkOf(publicJwkOf((cnf as { jwk: unknown }).jwk)!));
    expect(readClaims('experience', payloads[0]!).map(({ text }) => text)).toContain('Poser un carrelage');
  });

  it('is shown as self-declared, verified by nobody', async () => {
    const { wallet } = await givenWorld();
    const { id } = await declareOwnExperience(wallet, experience);
    const { resolver, issuers } = trustOf(wallet);

    const presented = await useCopy(wallet, id, title, to('x509:un'));
    const options = { crypto: wallet.crypto, resolver, now: wallet.clock(), trust: issuers.trust, nonce: 'n', audience: 'x509:un' };
    const report = await verifyPresentation(presented, options);

    expect(report.verdict).toBe('to-check');
    expect(report.checks.find(({ check }) => check === 'issuer-trusted')!.why).toBe('self-declared');
  });

  it('never runs out of copies: the wallet signs more of the same words', async () => {
    const { wallet } = await givenWorld();
    const { id } = await declareOwnExperience(wallet, experience);
    for (let partner = 0; partner < 11; partner += 1) await useCopy(wallet, id, title, to(`partenaire ${partner}`));

    const kept = (await wallet.store.get<StoredCredential>('credentials', id))!;
    const last = (await readSdJwt(kept.copies[19]!.compact, wallet.crypto)).payload;
    const first = (await readSdJwt(kept.copies[0]!.compact, wallet.crypto)).payload;

    expect(kept.copies.length).toBe(20);
    expect(new Set(kept.copies.flatMap(({ use }) => use?.partner ?? [])).size).toBe(11);
    expect(last['ld']).toEqual(first['ld']);
  });

  it('is the person’s to take back, with its keys', async () => {
    const { wallet } = await givenWorld();
    const { id, copies } = await declareOwnExperience(wallet, experience);

    await forgetExperience(wallet, id);

    expect(await wallet.store.get('credentials', id)).toBeFalsy();
    await expectAsync(wallet.keyring.sign(copies[0]!.thumbprint, 'x')).toBeRejected();
  });
});
