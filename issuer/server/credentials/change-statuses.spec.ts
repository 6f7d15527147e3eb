import { randomUUID } from 'node:crypto';
import { changeStatus, changeStatuses } from '#shared/contracts/issuer/credential-status';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  issuancesOf,
  managerOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { givenDelivered, statusesOf } from './given-delivered.ts';

const csv = (...lines: readonly string[]): string => Buffer.from(['Référence;Nom', ...lines].join('\r\n')).toString('base64');

describe('the statuses of many credentials', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const send = (body: object, who = managerOf(organism)) =>
    issuer.client().call(changeStatuses, { body: { reasonCode: 'under-review', act: 'suspend', ...body } as never }, who);
  const ofFile = (...lines: readonly string[]) => ({ of: { kind: 'file', content: csv(...lines) } });
  const stateOf = async (personId: string) => (await issuancesOf(issuer, organism, personId)).map((one) => one.state).join();

  /** A session with one credential held, one suspended, one that waits. */
  const session = async () => {
    const sessionId = randomUUID();
    const validated = { sessionId };
    const [held, suspended] = [
      await givenDelivered(issuer, organism, { validated }),
      await givenDelivered(issuer, organism, { validated }),
    ];
    const body = { act: 'suspend', reasonCode: 'under-review' } as never;
    await issuer.client().call(changeStatus, { params: { issuanceId: suspended.issuance.id }, body }, managerOf(organism));
    const waiting = await givenOffered(issuer, organism, await givenPerson(issuer, organism), validated);
    return { of: { kind: 'session', sessionId }, held, suspended, waiting };
  };

  it('are shown first, and nothing is done', async () => {
    const { of, held } = await session();

    const { body } = await send({ of });

    expect(body.rows.map((row) => [row.state, row.outcome])).toEqual([
      ['delivered', 'changes'],
      ['suspended', 'already'],
      ['offered', 'not-possible'],
    ]);
    expect([body.changes, body.unchanged, body.done]).toEqual([1, 2, false]);
    expect(body.rows[0]!.person).toEqual({ givenName: 'Awa', familyName: 'Diallo' });
    expect(await stateOf(held.personId)).toBe('delivered');
  });

  it('change together once confirmed, and not again', async () => {
    const { of, held, waiting } = await session();
    const { seen } = (await send({ of })).body;

    const { body } = await send({ of, seen });

    expect([body.done, body.changes]).toEqual([true, 1]);
    expect(await stateOf(held.personId)).toBe('suspended');
    expect([...new Set(await statusesOf(held.copies))]).toEqual([2]);
    expect(await stateOf(waiting.personId)).toBe('offered');
    expect((await send({ of, seen })).status).toBe(409);
    expect((await send({ of })).body.changes).toBe(0);
  });

  it('are left alone when something changed between the look and the confirmation', async () => {
    const { of, held, waiting } = await session();
    const { seen } = (await send({ of })).body;
    await givenOffered(issuer, organism, waiting.personId, { sessionId: of.sessionId });

    const answer = await send({ of, seen });

    expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([409, 'batch-changed']);
    expect(await stateOf(held.personId)).toBe('delivered');
    expect((await send({ of, seen: (await send({ of })).body.seen, act: 'revoke', reasonCode: 'entry-mistake' })).status).toBe(409);
  });

  it('are named by a file, line by line, and what it cannot name is said', async () => {
    const { held, waiting } = await session();
    const elsewhere = await givenOrganism(issuer);
    const foreign = await givenOffered(issuer, elsewhere, await givenPerson(issuer, elsewhere));
    const file = ofFile(
      `${held.issuance.id.toUpperCase()};Awa`,
      `${waiting.id};Awa`,
      `${held.issuance.id};Awa`,
      'AT-12;?',
      `${foreign.id};?`,
    );

    const { body } = await send(file);

    expect(body.rows.map((row) => [row.line, row.outcome])).toEqual([
      [2, 'changes'],
      [3, 'not-possible'],
      [4, 'twice-in-file'],
      [5, 'unknown'],
      [6, 'unknown'],
    ]);
    await send({ ...file, seen: body.seen });
    expect(await stateOf(held.personId)).toBe('suspended');
  });

  it('cancel offers that wait', async () => {
    const { of, waiting, held } = await session();
    const cancel = { of, act: 'cancel', reasonCode: 'no-longer-due' };

    await send({ ...cancel, seen: (await send(cancel)).body.seen });

    expect([await stateOf(waiting.personId), await stateOf(held.personId)]).toEqual(['cancelled', 'delivered']);
  });

  it('are refused for a file that is no table, lacks the column, or names too many', async () => {
    const refused = async (content: string) => {
      const answer = await send({ of: { kind: 'file', content } });
      return (answer.body as unknown as { code: string }).code;
    };
    const many = Array.from({ length: 501 }, () => randomUUID());

    expect(await refused(Buffer.from('%PDF-1.7 …').toString('base64'))).toBe('not-a-csv');
    expect(await refused(Buffer.from('nom;prénom\nDiallo;Awa').toString('base64'))).toBe('not-a-csv');
    expect(await refused(csv(...many))).toBe('too-many-credentials');
  });

  it('of another organism’s session are none', async () => {
    const { of } = await session();

    expect((await send({ of }, managerOf(await givenOrganism(issuer)))).body.rows).toEqual([]);
  });
});
