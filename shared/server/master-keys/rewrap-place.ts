import { inTenant } from '../database.ts';
import type { House } from '../house.ts';
import { SigningAway } from '../keys/signing-away.ts';
import type { SealedPlace } from './sealed-places.ts';

export interface Tally {
  /** Texts that were not under the newest master key. */
  readonly stale: number;
  readonly rewrapped: number;
  /** Those that opened under no key at hand. */
  readonly failed: number;
}

interface Row {
  readonly key: string;
  /** Null when it is under the newest key, or empty. */
  readonly value: string | null;
  readonly context: string;
}
interface Fresh {
  readonly key: string;
  readonly old: string;
  readonly value: string;
}

const perPage = 500;
export const asKeys = { organisationIds: [], grant: 'keys' } as const;

/** The next rows of a table by its key: what they hold is read only where it is stale, and every page costs the same. */
const readPage = async (house: House, place: SealedPlace, prefix: string, after: string | null): Promise<readonly Row[]> => {
  const { table, column, key, keyType, before, of } = place;
  const from = after === null ? '' : `where ?? > ?::${keyType}`;
  const { rows } = await inTenant(house.knex, asKeys, { readOnly: true }, (db) =>
    db.raw<{ rows: Row[] }>(
      `select ??::text as key, case when left(??, ?) <> ? then ?? end as value, ? || ??::text as context from ?? ${from} order by ?? limit ?`,
      [key, column, prefix.length, prefix, column, before, of, table, ...(after === null ? [] : [key, after]), key, perPage],
    ),
  );
  return rows;
};

/** Changes only what still holds what was read. A row that somebody else has in hand is left for the next time: nobody ever waits for this. */
const write = async (house: House, { table, column, key, keyType }: SealedPlace, fresh: readonly Fresh[]): Promise<number> => {
  const { rows } = await inTenant(house.knex, asKeys, {}, (db) =>
    db.raw<{ rows: unknown[] }>(
      `with fresh as (select key::${keyType} as key, old, value from jsonb_to_recordset(?::jsonb) as f(key text, old text, value text)),
        held as (select t.?? as key from ?? t join fresh on t.?? = fresh.key where t.?? = fresh.old for update of t skip locked)
      update ?? t set ?? = fresh.value from fresh join held on held.key = fresh.key where t.?? = held.key returning 1`,
      [JSON.stringify(fresh), key, table, key, column, table, column, key],
    ),
  );
  return rows.length;
};

/** Null: it opens under no key at hand. */
const rewrapRow = async (house: House, place: SealedPlace, { key, value, context }: Row): Promise<Fresh | null> => {
  const { keys } = house;
  try {
    const again = place.kind === 'text' ? keys.rewrap(value!, context) : keys.rewrapKey(value!, context);
    return { key, old: value!, value: await again };
  } catch (fault) {
    if (fault instanceof SigningAway) throw fault;
    return null;
  }
};

/** Everything of one column under the newest master key, page by page; what was done stays done, whatever dies meanwhile. */
export const rewrapPlace = async (house: House, place: SealedPlace, prefix: string): Promise<Tally> => {
  let tally: Tally = { stale: 0, rewrapped: 0, failed: 0 };
  let after: string | null = null;
  for (;;) {
    const page: readonly Row[] = await readPage(house, place, prefix, after);
    const stale = page.filter((row) => row.value !== null);
    const fresh = (await Promise.all(stale.map((row) => rewrapRow(house, place, row)))).filter((row) => row !== null);
    // A worker that has not seen the newest key yet gives back what it was given: the next pass takes it.
    const ready = fresh.filter((row) => row.value.startsWith(prefix));
    const rewrapped = ready.length > 0 ? await write(house, place, ready) : 0;
    tally = {
      stale: tally.stale + stale.length,
      rewrapped: tally.rewrapped + rewrapped,
      failed: tally.failed + stale.length - fresh.length,
    };
    if (page.length < perPage) return tally;
    after = page.at(-1)!.key;
  }
};
