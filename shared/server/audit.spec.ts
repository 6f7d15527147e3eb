import pg from 'pg';
import { verifyAuditChain } from './audit.ts';
import { inScope } from './open-scope.ts';
import { testDatabases } from './testing/database.ts';
import { testHouse } from './testing/house.ts';
import { inRolledBack } from './testing/rolled-back.ts';
import type { Tenant } from './scope.ts';
import { newId } from './random.ts';

const tamper = async (organisationId: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: (await testDatabases()).issuer.migrationUrl });
  await client.connect();
  try {
    await client.query(`begin; select set_config('app.organisation_ids', '${organisationId}', true);
      alter table audit_log disable trigger append_only; ${statement}; alter table audit_log enable trigger append_only; commit`);
  } finally {
    await client.end();
  }
};

const fiveLines = async (tenant: Tenant): Promise<void> => {
  const house = await testHouse('issuer');
  for (const entityId of ['1', '2', '3', '4', '5']) {
    await inScope(house, { actor: { kind: 'machine', organisationId: null }, tenant }, (scope) =>
      scope.audit('validated', 'competence', entityId, { level: 'or', again: false }),
    );
  }
};

const verdict = async (tenant: Tenant) => {
  const house = await testHouse('issuer');
  return inScope(house, { actor: { kind: 'anonymous' }, tenant, readOnly: true }, verifyAuditChain);
};

describe('the audit log', () => {
  let organisationId: string;
  let tenant: Tenant;
  beforeEach(async () => {
    organisationId = newId(new Date());
    tenant = { organisationIds: [organisationId] };
    await fiveLines(tenant);
  }, 60_000);

  it('holds as written', async () => {
    expect(await verdict(tenant)).toEqual({ lines: 5, firstBad: null });
  });

  it('names the line that was altered', async () => {
    await tamper(
      organisationId,
      `update audit_log set details = '{"level":"argent","again":false}' where chain = '${organisationId}' and seq = 3`,
    );

    expect((await verdict(tenant)).firstBad).toBe(3);
  });

  it('names the line that was deleted', async () => {
    await tamper(organisationId, `delete from audit_log where chain = '${organisationId}' and seq = 2`);

    expect((await verdict(tenant)).firstBad).toBe(2);
  });

  it('names the first of two lines that changed places', async () => {
    await tamper(
      organisationId,
      `update audit_log set seq = 99 where chain = '${organisationId}' and seq = 3;
       update audit_log set seq = 3 where chain = '${organisationId}' and seq = 4;
       update audit_log set seq = 4 where chain = '${organisationId}' and seq = 99`,
    );

    expect((await verdict(tenant)).firstBad).toBe(3);
  });

  it('tells that its end was cut off', async () => {
    await tamper(organisationId, `delete from audit_log where chain = '${organisationId}' and seq = 5`);

    expect((await verdict(tenant)).firstBad).toBe(5);
  });

  it('takes lines written at the same time one after the other', async () => {
    const house = await testHouse('issuer');
    const write = (entityId: string): Promise<void> =>
      inScope(house, { actor: { kind: 'machine', organisationId: null }, tenant }, (scope) => scope.audit('seen', 'file', entityId));

    await Promise.all(Array.from({ length: 20 }, (_, index) => write(String(index))));

    expect(await verdict(tenant)).toEqual({ lines: 25, firstBad: null });
  });

  it('lets the application neither change nor remove a line', async () => {
    for (const statement of [`update audit_log set action = 'x'`, 'delete from audit_log', 'truncate audit_log']) {
      await expectAsync(inRolledBack('issuer', tenant, (scope) => scope.db.raw(statement))).toBeRejectedWithError(/permission denied/u);
    }
  });

  it('keeps lines without an organisation in the platform’s chain, for the platform to read', async () => {
    await inRolledBack('verifier', { organisationIds: [] }, async (scope) => {
      const platform = { organisationIds: [], grant: 'platform' };
      const before = await verifyAuditChain(await scope.as(platform));
      const nobody = await scope.as({ organisationIds: [] });
      await nobody.audit('signed-in', 'account', '1');

      expect(await verifyAuditChain(nobody)).toEqual({ lines: 0, firstBad: 1 });
      expect(await verifyAuditChain(await scope.as(platform))).toEqual({ lines: before.lines + 1, firstBad: null });
    });
  });
});
