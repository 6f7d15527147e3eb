import type { ProblemBody } from '../contract/problem.ts';
import { inScope } from './open-scope.ts';
import type { Actor } from './scope.ts';
import type { Client, Heard } from './testing/client.ts';
import { fruitRoutes, pickFruit } from './testing/fruit-routes.given.ts';
import { accountActor } from './testing/rolled-back.ts';
import { actorByHeader, asActor, startServer, type TestServer } from './testing/server.ts';

const organisationId = '019aa000-0000-7000-8000-0000000000c2';
const picker = accountActor(organisationId, ['fruit:pick:org']);
const problemOf = (heard: Heard): ProblemBody => heard.body as ProblemBody;
interface Fruit {
  readonly name: string;
  readonly weight: number;
}

describe('Idempotency-Key', () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await startServer('issuer', { authenticate: actorByHeader, permissions: {}, modules: [fruitRoutes] });
    client = server.client();
  }, 60_000);
  afterAll(() => server.close());

  const lines = (entityId: string): Promise<number> =>
    inScope(
      server.house,
      { actor: picker, tenant: { organisationIds: [organisationId] } },
      async (scope) => (await scope.db('audit_log').where({ entityId })).length,
    );

  const pick = (key: string, body: Fruit, as: Actor = picker): Promise<Heard> =>
    client.call(pickFruit, { body }, { ...asActor(as), 'idempotency-key': key });

  it('is asked for', async () => {
    const heard = await client.send('POST', pickFruit.path, { headers: asActor(picker), body: { name: 'poire', weight: 120 } });

    expect(problemOf(heard).errors).toEqual([{ pointer: '/headers/idempotency-key', code: 'missing' }]);
  });

  it('gives the same answer again, the work done once', async () => {
    const first = await pick('same-key-1', { name: 'prune', weight: 3 });
    const second = await pick('same-key-1', { name: 'prune', weight: 3 });

    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(await lines('prune')).toBe(1);
  });

  it('is refused with other content', async () => {
    await pick('same-key-2', { name: 'figue', weight: 3 });
    const other = await pick('same-key-2', { name: 'figue', weight: 4 });

    expect([other.status, problemOf(other).code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('belongs to the one who calls', async () => {
    await pick('same-key-3', { name: 'coing', weight: 3 });
    const other = await pick(
      'same-key-3',
      { name: 'coing', weight: 5 },
      accountActor(organisationId, ['fruit:pick:org'], '019aa000-0000-7000-8000-0000000000ff'),
    );

    expect(other.status).toBe(201);
  });

  it('answers 409 while the first call still runs, and the work is done once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => pick('same-key-4', { name: 'raisin', weight: 7_777 })));

    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409, 409]);
    expect(await lines('raisin')).toBe(1);
  });

  it('may be used again after a refusal, which saved nothing', async () => {
    expect((await pick('same-key-5', { name: 'kaki', weight: -1 })).status).toBe(409);
    expect((await pick('same-key-5', { name: 'kaki', weight: 1 })).status).toBe(201);
  });

  it('is forgotten after a day', async () => {
    await pick('same-key-6', { name: 'datte', weight: 3 });
    server.house.time = new Date(server.house.time.getTime() + 25 * 3_600_000);

    expect((await pick('same-key-6', { name: 'datte', weight: 4 })).status).toBe(201);
  });
});
