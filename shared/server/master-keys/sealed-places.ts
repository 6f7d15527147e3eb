import type { Transaction } from 'objection';

/** A column whose texts are under a master key, and what each text is bound to. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  /** The table's key: one column, and its type. */
  readonly key: string;
  readonly keyType: string;
  /** Seals with the key of fields, or wraps a signing key. */
  readonly kind: 'text' | 'private-key';
  /** The context of a row's text: this before the value of that column. */
  readonly before: string;
  readonly of: string;
}

export interface FoundColumn {
  readonly table: string;
  readonly column: string;
  readonly told: string | null;
  readonly keys: readonly { readonly name: string; readonly type: string }[];
}

/** Every column that is named as sealed or wrapped ones are: whoever adds one is found by its name (`SealedColumn` in sealed-column.ts). */
const found = `
select c.relname as "table", a.attname as "column", col_description(c.oid, a.attnum) as told,
  coalesce((select json_agg(json_build_object('name', k.attname, 'type', format_type(k.atttypid, null)))
    from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
    where i.indrelid = c.oid and i.indisprimary), '[]') as keys
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attname ~ '^(sealed|wrapped)(_|$)'
order by 1, 2`;

/** What the column's comment in the database says, where it is not the ordinary thing. */
export const ownKey = 'sealed under a key of its own';
const sealedAs = /^sealed as ([a-z_]+\.[a-z_]+:)\{([a-z_]+)\}$/u;

/**
 * How the texts of a column are bound: `wrapped` to the `kid` beside it, `sealed…` to `table.column:` and the row's key, unless the column's
 * comment says otherwise. Null: under a key of its own, which stands elsewhere. Refuses a table without a key of one column.
 */
export const placeOf = ({ table, column, told, keys }: FoundColumn): SealedPlace | null => {
  if (told === ownKey) return null;
  const [key] = keys;
  if (!key || keys.length > 1) throw new Error(`${table}.${column} cannot be wrapped again: its table has no key of one column`);
  const place = { table, column, key: key.name, keyType: key.type };
  if (column.startsWith('wrapped')) return { ...place, kind: 'private-key', before: '', of: 'kid' };
  if (told === null) return { ...place, kind: 'text', before: `${table}.${column}:`, of: key.name };
  const as = sealedAs.exec(told);
  if (!as) throw new Error(`${table}.${column}: its comment does not say how it is sealed`);
  return { ...place, kind: 'text', before: as[1]!, of: as[2]! };
};

/** All of them, as the database is now. */
export const sealedPlaces = async (db: Transaction): Promise<readonly SealedPlace[]> => {
  const { rows } = await db.raw<{ rows: FoundColumn[] }>(found);
  return rows.map(placeOf).filter((place) => place !== null);
};
