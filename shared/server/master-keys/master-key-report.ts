import type { House } from '../house.ts';
import { masterKeyRows } from './master-key-rows.ts';

export interface MasterKeyReport {
  /** The name of the key everything is sealed under from now on. */
  readonly current: string;
  /** Older keys at hand: something is still under the first kind; the second kind may be taken away. */
  readonly rewrapping: readonly string[];
  readonly mayRemove: readonly string[];
  /** Why the keys could not be read again, when they could not. */
  readonly fault: string | null;
}

/** For /ready and for the operator: names of keys, never keys. */
export async function reportMasterKeys(house: House): Promise<MasterKeyReport> {
  const [{ keys, fault }, rows] = [await house.keys.masterKeys(), await masterKeyRows(house)];
  const [current, ...older] = keys.map((key) => key.id);
  const retired = new Set(rows.filter((row) => row.state === 'retired').map((row) => row.id));
  return {
    current: current!,
    rewrapping: older.filter((id) => !retired.has(id)),
    mayRemove: older.filter((id) => retired.has(id)),
    fault,
  };
}
