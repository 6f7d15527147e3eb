import type { Transaction } from 'objection';
import { inTenant } from '../database.ts';
import type { House } from '../house.ts';
import { asKeys } from './rewrap-place.ts';

/** A master key as the database knows it: by its name and its canary. */
export interface MasterKeyRow {
  readonly id: string;
  /** `older`: something may still be under it. `retired`: nothing is, and it may be removed. */
  readonly state: 'current' | 'older' | 'retired';
  readonly canary: string;
  readonly indexCanary: string;
  readonly since: Date;
  /** When something was last found under an older key, or the rotation began. */
  readonly foundAt: Date;
  readonly retiredAt: Date | null;
}

export const readMasterKeyRows = (db: Transaction): Promise<MasterKeyRow[]> => db<MasterKeyRow>('master_keys').select().orderBy('since');

/** In a transaction of its own. */
export const masterKeyRows = (house: House): Promise<MasterKeyRow[]> => inTenant(house.knex, asKeys, { readOnly: true }, readMasterKeyRows);
