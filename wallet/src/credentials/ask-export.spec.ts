import { exportIssuance } from '#shared/contracts/issuer/exports';
import { didPage, givenIssuer, givenIssuerUrl } from '#shared/credentials/given';
import { givenBadge, givenBadgeKey, givenVcJwt } from '#shared/credentials/given-jose';
import type { JsonObject } from '#shared/credentials/ports';
import { problem } from '../vault/given-network.ts';
import { codeOf, givenWorld, seconds } from '../vault/given-wallet.ts';
import { askExport, exportFormatsOf } from './ask-export.ts';
import { givenConnection } from './given-connection.ts';
import { givenHeld } from './given-organism.ts';
import type { StoredCredential } from './stored-credential.ts';

const issuanceId = '0192f0c0-0000-7000-8000-000000000042';
const address = `${givenIssuerUrl}${exportIssuance.path.replace(':issuanceId', issuanceId)}`;
const iso = (at: number): string => new Date(at * 1000).toISOString();
const dated = (): JsonObject => ({ validFrom: iso(seconds() - 60), validUntil: iso(seconds() + 86_400) });

const given = async () => {
  const world = await givenWorld();
  const connection = await givenConnection(world);
  const held: StoredCredential = { ...(await givenHeld(world, world.wallet)), connectionId: connection.id, issuanceId };
  await world.wallet.store.write([{ room: 'credentials', id: held.id, value: held }]);
  const answer = (document: string, format = 'vc+jwt') => world.network.serve(address, () => ({ format, document }));
  return { ...world, held, answer };
};

describe('a proof in another form', () => {
  it('is asked of its organism for the key of the copy kept for files, checked, and asked for once', async () => {
    const { wallet, organism, network, held, answer } = await given();
    const document = await givenVcJwt(organism, dated());
    answer(document);

    expect(await askExport(wallet, held.id, 'vc+jwt')).toBe(document);
    expect(await askExport(wallet, held.id, 'vc+jwt')).toBe(document);
    const sent = network.sentTo('/exports');
    const kept = (await wallet.store.get<StoredCredential>('credentials', held.id))!;
    const { holder } = JSON.parse(sent[0]!.body) as { holder: { x: string } };
    expect(sent.length).toBe(1);
    expect(sent[0]!.headers.get('authorization')).toBe('DPoP jeton');
    expect(kept.copies.map(({ use }) => use?.purpose ?? null)).toEqual(['file', null]);
    expect(atob(kept.copies[0]!.compact.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))).toContain(holder.x);
  });

  it('may be a badge, by the RSA key of the same organism', async () => {
    const { wallet, organism, network, held, answer } = await given();
    const badge = await givenBadgeKey(organism);
    network.serve(didPage(organism.did), () => badge.issuer.document);
    const from = { ...dated(), nbf: seconds() - 60 };
    answer(await givenBadge(badge, from), 'open-badge');

    expect((await askExport(wallet, held.id, 'open-badge')).split('.').length).toBe(3);
  });

  it('is not kept when it is forged, or another issuer’s', async () => {
    const { wallet, organism, network, held, answer } = await given();
    const stranger = await givenIssuer('did:web:ailleurs.example');
    network.serve('https://ailleurs.example/.well-known/did.json', () => stranger.document);
    for (const document of [
      await givenVcJwt({ ...stranger, did: organism.did, kid: organism.kid }, dated()),
      await givenVcJwt(stranger, dated()),
      await givenVcJwt(organism, { ...dated(), validUntil: iso(seconds() - 1) }),
      'not a credential',
    ]) {
      answer(document);
      expect(await codeOf(askExport(wallet, held.id, 'vc+jwt'))).toBe('credential-refused');
    }
    expect((await wallet.store.get<StoredCredential>('credentials', held.id))!.exports).toBeUndefined();
  });

  it('is told in the organism’s words when it is refused, and not asked for what has no such form', async () => {
    const { wallet, network, held } = await given();
    network.serve(address, () => problem(409, 'issuance-not-exportable'));

    expect(await codeOf(askExport(wallet, held.id, 'vc+jwt'))).toBe('issuance-not-exportable');
    expect(exportFormatsOf(held)).toEqual(['vc+jwt', 'open-badge']);
    expect(exportFormatsOf({ ...held, kind: 'attendance' })).toEqual(['vc+jwt']);
    expect(exportFormatsOf({ ...held, kind: 'experience' })).toEqual([]);
    expect(exportFormatsOf({ ...held, connectionId: null })).toEqual([]);
  });
});
