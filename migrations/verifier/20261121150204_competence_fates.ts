import type { Knex } from 'knex';

/** Why a published competence no longer stands, in the word its organism's list gives: shown beside it, so that one asks anew for what was replaced. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('candidate_competences', (table) => {
    table.text('fate');
    table.check("fate is null or fate in ('revoked', 'suspended', 'replaced', 'expired')", [], 'competence_fate_is_known');
  });
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
