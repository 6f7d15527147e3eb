import { X509Certificate } from 'node:crypto';
import type { ProblemBody } from '#shared/contract/problem';
import type { Day } from '#shared/contract/values';
import { chooseSigning } from '#shared/contracts/organisations';
import * as contracts from '#shared/contracts/signing-keys';
import type { DidDocument } from '#shared/credentials/did';
import { keyOf as publishedKeyOf } from '#shared/credentials/did-resolver';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import type { Client } from '#shared/server/testing/client';
import { givenApproved, givenPlatform, givenServer, password, type GivenServer } from './given-server.ts';
import { badgeKeyOf, keyOf } from './index.ts';

const codeOf = (answer: { readonly body: unknown }): string => (answer.body as ProblemBody).code;
type Approved = Awaited<ReturnType<typeof givenApproved>>;

describe('the signing keys of an organisation', () => {
  let server: GivenServer;
  let platform: Client;
  beforeAll(async () => {
    server = await givenServer('issuer');
    platform = await givenPlatform(server);
  }, 60_000);
  afterAll(() => server.close());

  const registerOf = async ({ client }: Approved) => (await client.call(contracts.getKeyRegister, {})).body;
  const documentOf = async ({ organisation }: Approved): Promise<DidDocument> =>
    (await server.client().send('GET', `/o/${organisation.slug}/did.json`)).body as DidDocument;
  const signsWith = ({ organisation }: Approved): Promise<string> =>
    inScope(
      server.house,
      { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } },
      async (scope) => (await keyOf(scope, organisation.id)).kid,
    );
  const compromise = ({ client }: Approved, id: string, from: string, proof = password) =>
    client.call(contracts.declareCompromised, { params: { signingKeyId: id }, body: { password: proof, from } });
  const today = (): string => server.house.clock().toISOString().slice(0, 10);

  it('are changed step by step: made, published, used; the one before stays to verify', async () => {
    const approved = await givenApproved(server, platform);
    const [first] = (await registerOf(approved)).keys;

    const asked = await approved.client.call(contracts.rotateKey, { body: { password } });
    await server.settle();

    const { keys, rotation } = await registerOf(approved);
    const document = await documentOf(approved);
    expect(asked.status).toBe(202);
    expect(asked.body.rotation?.state).toBe('asked');
    expect(rotation).toEqual(jasmine.objectContaining({ state: 'done', oldKid: first!.kid, newKid: keys[0]!.kid }));
    expect(keys.map(({ state, algorithm }) => [state, algorithm])).toEqual([
      ['active', 'ES256'],
      ['retired', 'ES256'],
    ]);
    expect(keys[1]!.validUntil).not.toBeNull();
    expect(await signsWith(approved)).toBe(keys[0]!.kid);
    expect(keys.every(({ kid }) => publishedKeyOf(document, kid, 'assertionMethod') !== null)).toBeTrue();
  });

  it('are changed by whoever proves the password again, once at a time', async () => {
    const approved = await givenApproved(server, platform);

    const wrong = await approved.client.call(contracts.rotateKey, { body: { password: 'un autre mot de passe' } });
    const right = await approved.client.call(contracts.rotateKey, { body: { password } });
    const again = await approved.client.call(contracts.rotateKey, { body: { password } });

    expect([wrong.status, codeOf(wrong)]).toEqual([422, 'wrong-password']);
    expect(right.status).toBe(202);
    expect([again.status, codeOf(again)]).toEqual([409, 'rotation-under-way']);
  });

  it('allow five wrong guesses of the password, then none for a while', async () => {
    const approved = await givenApproved(server, platform);
    const guess = (proof: string) => approved.client.call(contracts.rotateKey, { body: { password: proof } });

    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await guess('encore raté')).status);

    expect([...statuses, (await guess(password)).status]).toEqual([422, 422, 422, 422, 422, 429]);
  });

  it('fall from a day on: another signs at once, and the document and the registry say it', async () => {
    const approved = await givenApproved(server, platform);
    const [stolen] = (await registerOf(approved)).keys;

    const answer = await compromise(approved, stolen!.id, today());

    const since = Date.parse(`${today()}T00:00:00Z`) / 1000;
    const document = await documentOf(approved);
    const registry = (await server.client().send('GET', '/registry')).body as string;
    const { entries } = JSON.parse(Buffer.from(registry.split('.')[1]!, 'base64url').toString()) as { entries: { did: string }[] };
    expect(answer.body.keys.map(({ state, compromisedFrom }) => [state, compromisedFrom])).toEqual([
      ['active', null],
      ['compromised', today() as Day],
    ]);
    expect(publishedKeyOf(document, stolen!.kid, 'assertionMethod')?.compromisedSince).toBe(since);
    expect(document.authentication).toEqual([await signsWith(approved)]);
    expect(entries.find(({ did }) => did === approved.organisation.did)).toEqual(
      jasmine.objectContaining({ fallenKeys: [jasmine.objectContaining({ kid: stolen!.kid, since })] }),
    );
  });

  it('may fall from an earlier day than was first said, never from a later one, nor from a day to come', async () => {
    const approved = await givenApproved(server, platform);
    const [key] = (await registerOf(approved)).keys;

    const future = await compromise(approved, key!.id, '2999-01-01');
    const first = await compromise(approved, key!.id, '2026-11-20');
    const later = await compromise(approved, key!.id, '2026-11-21');
    const earlier = await compromise(approved, key!.id, '2026-11-02');

    expect([codeOf(future), first.status, codeOf(later)]).toEqual(['day-to-come', 200, 'key-fallen']);
    expect(earlier.body.keys.map(({ compromisedFrom }) => compromisedFrom)).toEqual([null, '2026-11-02' as Day]);
  });

  it('that fall during a change of key end it with the key it had made', async () => {
    const approved = await givenApproved(server, platform);
    const [stolen] = (await registerOf(approved)).keys;
    await approved.client.call(contracts.rotateKey, { body: { password } });

    const { body } = await compromise(approved, stolen!.id, today());
    await server.settle();

    expect([body.rotation?.state, body.keys.length]).toEqual(['done', 2]);
    expect((await registerOf(approved)).keys.map(({ state }) => state)).toEqual(['active', 'compromised']);
  });

  it('of badges are not changed before there is one', async () => {
    const approved = await givenApproved(server, platform);
    const answer = await approved.client.call(contracts.rotateKey, { body: { password, algorithm: 'RS256' } });

    expect([answer.status, codeOf(answer)]).toEqual([409, 'no-such-key']);
    expect((await registerOf(approved)).rotation).toBeNull();
  });

  it('of badges stand in the register beside the other, and change with the certificate of the other left as it is', async () => {
    const approved = await givenApproved(server, platform);
    const { id, did } = approved.organisation;
    await approved.client.call(chooseSigning, { body: { signing: 'x5c' } });
    const inside = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
      inScope(server.house, { actor: { kind: 'worker', organisationId: id }, tenant: { organisationIds: [id] } }, work);
    await inside((scope) => badgeKeyOf(scope, { id, did: did! }));
    const leaf = await inside(async (scope) => (await keyOf(scope, id)).certificate);

    await approved.client.call(contracts.rotateKey, { body: { password, algorithm: 'RS256' } });
    await server.settle();

    const { keys, rotation } = await registerOf(approved);
    expect(keys.map(({ algorithm, state }) => `${algorithm} ${state}`)).toEqual(['RS256 active', 'RS256 retired', 'ES256 active']);
    expect([rotation?.algorithm, rotation?.state]).toEqual(['RS256', 'done']);
    expect(await inside(async (scope) => (await keyOf(scope, id)).certificate)).toEqual(leaf);
  });

  it('are nobody else’s to declare', async () => {
    const [one, other] = [await givenApproved(server, platform), await givenApproved(server, platform)];
    const [key] = (await registerOf(one)).keys;

    const answer = await compromise(other, key!.id, today());

    expect(answer.status).toBe(404);
    expect((await registerOf(one)).keys.map(({ state }) => state)).toEqual(['active']);
  });

  it('of an organisation that signs with a certificate get one each', async () => {
    const approved = await givenApproved(server, platform);
    await approved.client.call(chooseSigning, { body: { signing: 'x5c' } });

    await approved.client.call(contracts.rotateKey, { body: { password } });
    await server.settle();

    const key = await inScope(
      server.house,
      { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } },
      async (scope) => keyOf(scope, approved.organisation.id),
    );
    const leaf = new X509Certificate(Buffer.from(key.certificate!.leaf, 'base64'));
    const { x, y } = key.publicJwk;
    expect(leaf.publicKey.export({ format: 'jwk' })).toEqual(jasmine.objectContaining({ x, y }));
  });
});
