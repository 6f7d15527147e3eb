import { randomBytes } from 'node:crypto';
import * as contracts from '#shared/contracts/verifier/public-links';
import { inTenant } from '#shared/server/database';
import { jobRun } from '#shared/server/jobs';
import { givenWallet, type GivenWallet } from '../candidates/given.ts';
import { givenVerifier, type GivenVerifier } from '../given-verifier.ts';
import { publicLinksModule } from './index.ts';

describe('a verification link', () => {
  let verifier: GivenVerifier;
  let wallet: GivenWallet;
  beforeAll(async () => {
    verifier = await givenVerifier();
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(async () => {
    wallet = await givenWallet(verifier.url, verifier.now);
  });
  afterEach(() => expect(verifier.faults).toEqual([]));

  const newId = (): string => randomBytes(16).toString('base64url');
  const text = (): string => `${randomBytes(12).toString('base64url')}.${randomBytes(60).toString('base64url')}`;
  const inDays = (days: number): string => new Date(verifier.house.time.getTime() + days * 86_400_000).toISOString();
  const leave = (linkId: string, more: object = {}, by = wallet) =>
    by.call(contracts.createLink, { params: { linkId }, body: { ciphertext: text(), expiresAt: inDays(30), ...more } });
  const open = (linkId: string) => verifier.client().call(contracts.openLink, { params: { linkId } });
  const view = async (linkId: string) => (await verifier.client().call(contracts.countView, { params: { linkId } })).status;
  const own = async () => {
    const answer = await wallet.call(contracts.listLinks);
    return answer.ok ? answer.data.items : [];
  };

  it('gives back to anyone what the wallet left, and to nobody else’s wallet who left it', async () => {
    const [linkId, ciphertext] = [newId(), text()];
    await leave(linkId, { ciphertext });

    const opened = await open(linkId);

    expect(opened.body).toEqual({ ciphertext, createdAt: verifier.house.time.toISOString(), expiresAt: inDays(30) });
    expect((await own()).map((one) => [one.id, one.state, one.views])).toEqual([[linkId, 'open', 0]]);
    const stranger = await givenWallet(verifier.url, verifier.now);
    expect(await stranger.call(contracts.listLinks)).toEqual({ ok: true, data: { items: [] } });
    expect(await stranger.call(contracts.withdrawLink, { params: { linkId } })).toEqual(
      jasmine.objectContaining({ ok: false, status: 404 }) as never,
    );
    expect((await open(newId())).status).toBe(404);
  });

  it('is the same when sent again, and taken for anyone else', async () => {
    const [linkId, ciphertext] = [newId(), text()];
    const expiresAt = inDays(3);

    expect((await leave(linkId, { ciphertext, expiresAt })).ok).toBeTrue();
    expect((await leave(linkId, { ciphertext, expiresAt })).ok).toBeTrue();
    expect(await leave(linkId)).toEqual(jasmine.objectContaining({ code: 'link-taken' }));
    expect(await leave(linkId, {}, await givenWallet(verifier.url, verifier.now))).toEqual(
      jasmine.objectContaining({ code: 'link-taken' }),
    );
  });

  it('lives 365 days at most, and not in the past', async () => {
    expect(await leave(newId(), { expiresAt: inDays(366) })).toEqual(jasmine.objectContaining({ code: 'link-too-long' }));
    expect(await leave(newId(), { expiresAt: inDays(-1) })).toEqual(jasmine.objectContaining({ code: 'link-too-long' }));
    expect((await leave(newId(), { expiresAt: inDays(365) })).ok).toBeTrue();
  });

  it('is destroyed when withdrawn, and its trace stays', async () => {
    const linkId = newId();
    await leave(linkId);

    await wallet.call(contracts.withdrawLink, { params: { linkId } });

    expect((await open(linkId)).status).toBe(410);
    expect((await own())[0]!.state).toBe('withdrawn');
    const kept = await inTenant(verifier.house.knex, { organisationIds: [], holder: wallet.thumbprint }, {}, (db) =>
      db('public_links').where({ id: linkId }).first(),
    );
    expect((kept as { ciphertext: unknown }).ciphertext).toBeNull();
  });

  it('is read as often as allowed, by views and not by openings', async () => {
    const linkId = newId();
    await leave(linkId, { maxViews: 2 });
    await open(linkId);
    await open(linkId);
    await open(linkId);

    const views = await Promise.all([view(linkId), view(linkId), view(linkId), view(linkId)]);

    expect(views.sort()).toEqual([204, 204, 410, 410]);
    expect((await open(linkId)).status).toBe(410);
    expect((await own())[0]).toEqual(jasmine.objectContaining({ state: 'used-up', views: 2 }) as never);
  });

  it('ends on its day, its text with it', async () => {
    const linkId = newId();
    await leave(linkId, { expiresAt: inDays(1) });
    verifier.wait(86_401);

    expect((await open(linkId)).status).toBe(410);
    await publicLinksModule.jobs![0]!.work(jobRun(verifier.house));
    const kept = await inTenant(verifier.house.knex, { organisationIds: [], holder: wallet.thumbprint }, {}, (db) =>
      db('public_links').where({ id: linkId }).first(),
    );
    expect((kept as { ciphertext: unknown }).ciphertext).toBeNull();
  });

  it('cannot be listed by whoever has no id', async () => {
    await leave(newId());

    const rows = await inTenant(verifier.house.knex, { organisationIds: [], grant: 'public' }, {}, (db) => db('public_links'));

    expect(rows).toEqual([]);
  });
});
