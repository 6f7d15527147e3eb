import { inScope } from '#shared/server/open-scope';
import { givenOrganisation } from '#shared/server/organisations/given';
import type { Scope, Tenant } from '#shared/server/scope';
import { makeTestHouse, type TestHouse } from '#shared/server/testing/house';
import { givenAccount, givenMembership } from './given.ts';

const tables = [
  'accounts',
  'memberships',
  'sign_ins',
  'sign_ups',
  'account_tokens',
  'invitations',
  'dpop_proofs',
  'organisations',
  'issuer_keys',
  'outside_issuers',
  'mail_deliveries',
];

describe('the fences of identity', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await makeTestHouse('issuer');
  }, 60_000);

  const as = <T>(tenant: Tenant, work: (scope: Scope) => Promise<T>): Promise<T> =>
    inScope(house, { actor: { kind: 'worker', organisationId: null }, tenant }, work);
  const identity: Tenant = { organisationIds: [], grant: 'identity' };
  const givenTwo = () =>
    as({ organisationIds: [] }, async (scope) => {
      const make = async () => {
        const { id } = await givenOrganisation(scope);
        const account = await givenAccount(scope);
        return { id, account, membership: await givenMembership(scope, account.id, id, 'admin') };
      };
      return [await make(), await make()] as const;
    });
  const ids = (scope: Scope, table: string): Promise<string[]> => scope.db(table).pluck('id');
  const fails = (tenant: Tenant, sql: string, values: readonly string[]): Promise<boolean> =>
    as(tenant, async (scope) => {
      const { rowCount } = (await scope.db.raw(sql, values)) as unknown as { rowCount: number };
      return rowCount === 0;
    }).catch(() => true);

  it('show nothing of any table without a setting', async () => {
    await givenTwo();
    const counts = await as({ organisationIds: [] }, async (scope) => {
      const found: number[] = [];
      for (const table of tables) found.push(Number((await scope.db(table).count('* as count'))[0]!['count']));
      return found;
    });

    expect(counts).toEqual(tables.map(() => 0));
  });

  it('show an organisation its own members, and no account of another', async () => {
    const [one, other] = await givenTwo();
    const seen = await as({ organisationIds: [one.id] }, async (scope) => [
      ...(await ids(scope, 'accounts')),
      ...(await ids(scope, 'memberships')),
    ]);

    expect(seen).toEqual([one.account.id, one.membership]);
    expect(seen).not.toContain(other.account.id);
  });

  it('let no organisation add or change a membership by itself, nor enter another’s row', async () => {
    const [one, other] = await givenTwo();
    const tenant = { organisationIds: [one.id], accountId: one.account.id };

    const outcomes = [
      await fails(tenant, `insert into memberships (account_id, organisation_id, role, created_at) values (?, ?, 'admin', now())`, [
        one.account.id,
        other.id,
      ]),
      await fails(tenant, `insert into memberships (account_id, role, created_at) values (?, 'platform', now())`, [one.account.id]),
      await fails(tenant, `update memberships set role = 'manager' where id = ?`, [one.membership]),
      await fails(tenant, `delete from memberships where id = ?`, [other.membership]),
      await fails(tenant, `update organisations set state = 'approved' where id = ?`, [other.id]),
      await fails(tenant, `update accounts set password_hash = 'x' where id = ?`, [other.account.id]),
    ];

    expect(outcomes).toEqual([true, true, true, true, true, true]);
  });

  it('let the identity opening take nothing away and approve nothing', async () => {
    const [one] = await givenTwo();

    const outcomes = [
      await fails(identity, 'delete from accounts where id = ?', [one.account.id]),
      await fails(identity, 'delete from memberships where id = ?', [one.membership]),
      await fails(identity, 'delete from organisations where id = ?', [one.id]),
      await fails(identity, `update organisations set state = 'suspended' where id = ?`, [one.id]),
      await fails(identity, 'select 1 from issuer_keys where organisation_id = ?', [one.id]),
    ];

    expect(outcomes).toEqual([true, true, true, true, true]);
  });

  it('show the platform organisations, never accounts, members or keys', async () => {
    await givenTwo();
    const platform: Tenant = { organisationIds: [], grant: 'platform' };

    const seen = await as(platform, async (scope) => {
      const rows: string[] = [];
      for (const table of ['organisations', 'accounts', 'memberships', 'issuer_keys', 'sign_ins'])
        if ((await ids(scope, table)).length > 0) rows.push(table);
      return rows;
    });

    expect(seen).toEqual(['organisations']);
  });

  it('show the public only organisations approved once', async () => {
    const waiting = await as({ organisationIds: [] }, (scope) => givenOrganisation(scope, { state: 'pending' }));
    const [approved] = await givenTwo();

    const seen = await as({ organisationIds: [], grant: 'public' }, (scope) => ids(scope, 'organisations'));

    expect(seen).toContain(approved.id);
    expect(seen).not.toContain(waiting.id);
  });
});
