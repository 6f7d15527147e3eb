import type { Knex } from 'knex';
import { grantPolicy } from '../policies.ts';

/** Who was shown a certificate of completion knows its root, and finds by it which organism to ask: that row, and no other. */
export const up = async (knex: Knex): Promise<void> => {
  await grantPolicy(knex, 'completions', 'public', 'select', "root = nullif(current_setting('app.capability', true), '')");
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
