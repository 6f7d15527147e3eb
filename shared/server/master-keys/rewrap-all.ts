import { inTenant } from '../database.ts';
import type { House } from '../house.ts';
import { adoptMasterKeys } from './adopt-master-keys.ts';
import { masterKeyRows, type MasterKeyRow } from './master-key-rows.ts';
import { asKeys, rewrapPlace, type Tally } from './rewrap-place.ts';
import { sealedPlaces } from './sealed-places.ts';

/**
 * Long enough for every process to read its key file again (a second), and for whoever holds a row as it was before to be done with it (a request
 * ends after 30 s): an older key may go when a pass finds nothing, that long after the last one that did.
 */
const quietMs = 60_000;

export interface Pass extends Tally {
  /** Nothing was found under an older key, a minute after anything was: older keys may be removed. */
  readonly retired: boolean;
}

const none: Tally = { stale: 0, rewrapped: 0, failed: 0 };
const add = (one: Tally, other: Tally): Tally => ({
  stale: one.stale + other.stale,
  rewrapped: one.rewrapped + other.rewrapped,
  failed: one.failed + other.failed,
});

const note = (house: House, ids: readonly string[], state: 'current' | 'older', change: Partial<MasterKeyRow>): Promise<number> =>
  inTenant(house.knex, asKeys, {}, (db) => db('master_keys').where({ state }).whereIn('id', ids).update(change));

/** Once through all sealed columns and key files. Safe to stop at any moment and to begin again: what is done is known by what it holds. */
async function rewrapOnce(house: House): Promise<Tally> {
  const [newest] = (await house.keys.masterKeys()).keys;
  const places = await inTenant(house.knex, asKeys, { readOnly: true }, sealedPlaces);
  await house.keys.rewrapFiles();
  let tally = none;
  for (const place of places) tally = add(tally, await rewrapPlace(house, place, `v2.${newest!.id}.`));
  house.log.info({ masterKey: newest!.id, ...tally }, 'wrapped again');
  return tally;
}

/** One pass, and the end of the rotation when it finds nothing left to do. Whatever opens under no key keeps older keys from ever being retired. */
export async function rewrapAll(house: House): Promise<Pass> {
  await adoptMasterKeys(house);
  const rows = await masterKeyRows(house);
  const current = rows.find((row) => row.state === 'current')!;
  // A pass takes its time: a key that becomes an older one meanwhile has everything under it, and is for the next.
  const older = rows.filter((row) => row.state === 'older').map((row) => row.id);
  const quiet = house.clock().getTime() - current.foundAt.getTime() >= quietMs;
  const tally = await rewrapOnce(house);
  if (tally.failed > 0) house.log.error({ failed: tally.failed }, 'some sealed texts open under no master key at hand');
  const retired = quiet && tally.stale === 0;
  if (tally.stale > 0) await note(house, [current.id], 'current', { foundAt: house.clock() });
  if (retired) await note(house, older, 'older', { state: 'retired', retiredAt: house.clock() });
  return { ...tally, retired };
}

/** Does nothing, and wakes nobody, unless a rotation is under way. */
export async function rewrapWhenNeeded(house: House): Promise<void> {
  if ((await masterKeyRows(house)).some((row) => row.state === 'older')) await rewrapAll(house);
}
