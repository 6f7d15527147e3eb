import type { MasterKeyState } from '../keys/keys.ts';
import type { MasterKeyRow } from './master-key-rows.ts';

type Known = Pick<MasterKeyRow, 'id' | 'state' | 'canary' | 'indexCanary'>;
const listed = (ids: readonly string[]): string => ids.join(', ');

/**
 * What keeps these master keys from serving this database: none of its own among them, one missing that something is still under, another key
 * behind a known name, another index key. Null when they may serve. Says names of keys, never keys.
 */
export const faultOfMasterKeys = (
  rows: readonly Known[],
  { keys, indexCanary }: Pick<MasterKeyState, 'keys' | 'indexCanary'>,
): string | null => {
  const given = new Map(keys.map((key) => [key.id, key.canary]));
  const needed = rows.filter((row) => row.state !== 'retired');
  const missing = needed.filter((row) => !given.has(row.id)).map((row) => row.id);
  if (needed.length > 0 && missing.length === needed.length)
    return `this is another master key (${listed([...given.keys()])}): what is in the database is under ${listed(missing)}. Put that one back`;
  if (missing.length > 0)
    return `the master key ${listed(missing)} is missing: something in the database is still under it. Put it back beside the others`;
  if (needed.some((row) => given.get(row.id) !== row.canary))
    return 'the canary in the database was not made by the master key of its name';
  if (rows.some((row) => row.indexCanary !== indexCanary))
    return 'the index key is not the one of this database: put back the file beside the platform’s key that ends in .index';
  return null;
};
