import type { Kernel } from '../kernel.ts';
import type { House } from '../house.ts';
import { inTenant } from '../database.ts';
import { reportMasterKeys } from '../master-keys/index.ts';

/** A fact that waits longer than this means that the worker does not follow. */
const patienceSeconds = 120;

interface Waiting {
  readonly oldestSeconds: number;
  readonly dead: number;
}

const waiting = (house: House): Promise<Waiting> =>
  inTenant(house.knex, { organisationIds: [], grant: 'outbox' }, { readOnly: true }, async (db) => {
    const { rows } = await db.raw<{ rows: { oldest: number; dead: number }[] }>(
      `select coalesce(extract(epoch from now() - least(
          (select min(recorded_at) from outbox_facts where dispatched_at is null),
          (select min(next_at) from outbox_deliveries where state = 'pending'))), 0)::float8 as oldest,
        (select count(*) from outbox_deliveries where state = 'dead')::int as dead`,
    );
    return { oldestSeconds: Math.max(0, Math.round(rows[0]!.oldest)), dead: rows[0]!.dead };
  });

/** Database, age of the outbox, signing keys: what must work for the server to be of use; and how far a rotation of the master key is. */
export const readiness = async (house: House): Promise<{ readonly ready: boolean; readonly checks: Readonly<Record<string, unknown>> }> => {
  const outbox = await waiting(house).catch(() => null);
  const keys = await house.keys.ready().catch(() => false);
  const masterKey = await reportMasterKeys(house).catch(() => null);
  const onTime = outbox !== null && outbox.oldestSeconds <= patienceSeconds;
  return { ready: onTime && keys, checks: { database: outbox !== null, outbox, keys, masterKey } };
};

/** `/live`: the process answers. `/ready`: it can serve. Neither says anything about anyone. */
export const mountHealth = (kernel: Kernel): void => {
  kernel.router.get('/live', (ctx) => {
    ctx.body = { live: true };
  });
  kernel.router.get('/ready', async (ctx) => {
    const answer = await readiness(kernel.house);
    ctx.status = answer.ready ? 200 : 503;
    ctx.body = answer;
  });
};
