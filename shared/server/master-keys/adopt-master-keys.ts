import type { Transaction } from 'objection';
import { inTenant } from '../database.ts';
import type { House } from '../house.ts';
import type { MasterKeyState } from '../keys/keys.ts';
import { faultOfMasterKeys } from './check-master-keys.ts';
import { masterKeyRows, readMasterKeyRows, type MasterKeyRow } from './master-key-rows.ts';
import { asKeys } from './rewrap-place.ts';

const assertMayServe = (rows: readonly MasterKeyRow[], state: MasterKeyState): void => {
  const fault = faultOfMasterKeys(rows, state);
  if (fault !== null) throw new Error(`master key: ${fault}. Nothing was touched.`);
};

const isAdopted = (rows: readonly MasterKeyRow[], { keys }: MasterKeyState): boolean =>
  keys.every(({ id }, place) => rows.some((row) => row.id === id && (row.state === 'current') === (place === 0)));

const write = async (db: Transaction, state: MasterKeyState, now: Date): Promise<void> => {
  await db.raw("select pg_advisory_xact_lock(hashtext('carnet master keys'))");
  const rows = await readMasterKeyRows(db);
  assertMayServe(rows, state);
  const [newest, ...others] = state.keys.map(({ id, canary }) => ({
    id,
    canary,
    indexCanary: state.indexCanary,
    since: now,
    foundAt: now,
  }));
  const isCurrent = rows.some((row) => row.id === newest!.id && row.state === 'current');
  if (!isCurrent) {
    await db('master_keys').where({ state: 'current' }).update({ state: 'older' });
    await db('master_keys')
      .insert({ ...newest!, state: 'current' })
      .onConflict('id')
      .merge({ state: 'current', since: now, foundAt: now, retiredAt: null });
  }
  for (const other of others)
    await db('master_keys')
      .insert({ ...other, state: 'older' })
      .onConflict('id')
      .ignore();
};

interface Seen {
  readonly rows: readonly MasterKeyRow[];
  readonly state: MasterKeyState;
}

/** The rows first: a key is put into the file before it is noted in the database. */
const look = async (house: House): Promise<Seen> => ({ rows: await masterKeyRows(house), state: await house.keys.masterKeys() });

/**
 * Ties a database to its master keys: at the first start it takes note of them, later it refuses others in clear words, before anything else is
 * read or written. A newest key that was not the newest before begins a rotation.
 */
export async function adoptMasterKeys(house: House): Promise<void> {
  let { rows, state } = await look(house);
  // Once more: an old key may be taken away at this very moment, from the database's list first.
  if (faultOfMasterKeys(rows, state) !== null) ({ rows, state } = await look(house));
  assertMayServe(rows, state);
  if (isAdopted(rows, state)) return;
  await inTenant(house.knex, asKeys, {}, (db) => write(db, state, house.clock()));
  house.log.info({ masterKey: state.keys[0]!.id, older: state.keys.slice(1).map((key) => key.id) }, 'master keys');
}
