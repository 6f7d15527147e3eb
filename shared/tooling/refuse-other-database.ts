import { inTenant, openDatabase } from '#shared/server/database';
import { blindIndexOf } from '#shared/server/keys/envelope';
import type { MasterSettings } from '#shared/server/keys/master-settings';
import { readMasterKeys } from '#shared/server/keys/master-source';
import { faultOfMasterKeys } from '#shared/server/master-keys/index';
import { readMasterKeyRows, type MasterKeyRow } from '#shared/server/master-keys/master-key-rows';

const rowsOf = async (ownerUrl: string): Promise<readonly MasterKeyRow[]> => {
  const knex = openDatabase(ownerUrl, { pool: 1 });
  try {
    if (!(await knex.schema.hasTable('master_keys'))) return [];
    return await inTenant(knex, { organisationIds: [], grant: 'keys' }, { readOnly: true }, readMasterKeyRows);
  } finally {
    await knex.destroy();
  }
};

/**
 * Before a database is migrated or a key file is made: refuses master keys that are not this database's, and a missing one. A new database takes
 * any. Reads and writes nothing else.
 */
export const refuseOtherDatabase = async (ownerUrl: string, settings: MasterSettings): Promise<void> => {
  const rows = await rowsOf(ownerUrl);
  if (rows.length === 0) return;
  const ring = await readMasterKeys(settings);
  const state = { keys: ring.all.map(({ id, canary }) => ({ id, canary })), indexCanary: blindIndexOf(ring, 'canary', 'master_keys') };
  const fault = faultOfMasterKeys(rows, state);
  if (fault !== null) throw new Error(`master key: ${fault}. Nothing was touched.`);
};
