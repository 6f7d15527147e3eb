import { readConsent, type ConsentFacts } from '#shared/credentials/consent-facts';
import { joinReceipt } from '#shared/credentials/consent-receipt';
import { givenIssuer, type GivenIssuer } from '#shared/credentials/given';
import { companyHalf } from '#shared/credentials/given-receipt';
import { parseJwt } from '#shared/credentials/jwt';
import { problem } from '../vault/given-network.ts';
import { codeOf, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { collectDueReceipts, collectReceipts } from './collect-receipts.ts';
import { dueReceipts } from './due-receipts.ts';
import type { Sharing } from './sharing.ts';

const origin = 'https://recruteur.example';
const address = `${origin}/api/v1/wallet/consent-receipts`;

const shared = async ({ wallet, company }: GivenWorld, id: string, changes: Partial<Sharing> = {}): Promise<Sharing> => {
  const value: Sharing = {
    ...{ id, at: '2026-11-21T09:00:00.000Z', purpose: 'Étudier votre candidature', state: 'shared', keptDays: 30, offerId: null },
    to: { name: 'Charpentes du Val de Sèvre', did: company.did, siret: '73282932000074' },
    claims: [{ fr: 'Compétence', en: 'Competence' }],
    credentials: ['Coffrer un mur'],
    receipt: { url: origin, disclosureId: crypto.randomUUID(), secret: 's'.repeat(43) },
    answer: { hash: 'a'.repeat(43), claims: ['competence.name'], at: '2026-11-21T09:00:01.000Z' },
    withdrawnAt: null,
    ...changes,
  };
  await wallet.store.write([{ room: 'disclosures', id, value }]);
  return value;
};

/** The company's side: countersigns what it is sent, or something else. */
const countersigning = ({ network }: GivenWorld, by: GivenIssuer, change: (facts: ConsentFacts) => ConsentFacts = (facts) => facts): void =>
  network.serve(address, async ({ body }) => {
    const { half } = JSON.parse(body) as { half: string };
    const facts = readConsent(parseJwt(half).payload)!;
    const own = await companyHalf(change(facts), by);
    const [header = '', payload = '', signature = ''] = own.split('.');
    const [wallet = '', , held = ''] = half.split('.');
    return change(facts) === facts
      ? joinReceipt(half, own)
      : {
          payload,
          signatures: [
            { protected: wallet, signature: held },
            { protected: header, signature },
          ],
        };
  });

describe('collecting the receipts of a sharing', () => {
  it('keeps what both sides signed, by a key of this sharing alone', async () => {
    const world = await givenWorld();
    countersigning(world, world.company);
    const [one, other] = [await shared(world, 'un'), await shared(world, 'deux')];
    const kept = [await collectReceipts(world.wallet, one.id), await collectReceipts(world.wallet, other.id)];

    expect(kept.map(({ consents }) => consents!.map(({ event }) => event))).toEqual([['given'], ['given']]);
    expect(kept[0]!.relation!.thumbprint).not.toBe(kept[1]!.relation!.thumbprint);
    expect(dueReceipts(kept[0]!)).toEqual([]);
    expect(world.network.sentTo('/consent-receipts')[0]!.body).toContain(one.receipt!.secret);
  });

  it('chains the receipt of a withdrawal to the one before it', async () => {
    const world = await givenWorld();
    countersigning(world, world.company);
    const line = await shared(world, 'un', { state: 'withdrawn', withdrawnAt: '2026-11-22T09:00:00.000Z' });
    const { consents = [] } = await collectReceipts(world.wallet, line.id);
    const facts = consents.map(({ receipt }) => readConsent(parseJwt(`e30.${receipt.payload}.x`).payload)!);

    expect(facts.map(({ event, previous }) => [event, previous !== null])).toEqual([
      ['given', false],
      ['withdrawn', true],
    ]);
  });

  it('refuses what the company did not sign, and what says something else; it stays due', async () => {
    const world = await givenWorld();
    const line = await shared(world, 'un');
    countersigning(world, { ...(await givenIssuer(world.company.did)), kid: world.company.kid });
    const forged = await codeOf(collectReceipts(world.wallet, line.id));
    countersigning(world, world.company, (facts) => ({ ...facts, retentionDays: 3000 }));
    const longer = await codeOf(collectReceipts(world.wallet, line.id));
    const after = (await world.wallet.store.get<Sharing>('disclosures', 'un'))!;

    expect([forged, longer]).toEqual(['receipt-company-signature', 'receipt-holder-signature']);
    expect([after.consents, dueReceipts(after)]).toEqual([undefined, ['given']]);
  });

  it('asks again after a cut, and no more once the company never had it', async () => {
    const world = await givenWorld();
    await shared(world, 'un');
    const cut = await collectDueReceipts(world.wallet);
    countersigning(world, world.company);
    const later = await collectDueReceipts(world.wallet);
    await shared(world, 'deux');
    world.network.serve(address, () => problem(404, 'not-found'));
    const [gone] = await collectDueReceipts(world.wallet);

    expect([cut, later.map(({ consents }) => consents!.length)]).toEqual([[], [1]]);
    expect([gone!.answer, dueReceipts(gone!)]).toEqual([null, []]);
  });

  it('is due for nothing that the verifier has not dated', () => {
    const line = { answer: { hash: 'a', claims: [], at: null }, asked: { url: origin, code: 'c' }, receipt: null, withdrawnAt: null };

    expect(dueReceipts({ ...line, state: 'refused' } as never)).toEqual([]);
    expect(dueReceipts({ ...line, state: 'refused', answer: { ...line.answer, at: 'x' } } as never)).toEqual(['refused']);
    expect(dueReceipts({ ...line, state: 'failed', answer: { ...line.answer, at: 'x' } } as never)).toEqual([]);
  });
});
