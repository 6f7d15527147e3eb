import { createHash } from 'node:crypto';
import type { Transaction } from 'objection';
import { soleOrganisation, type Actor, type Scope, type Tenant } from './scope.ts';
import { takeTurn } from './take-turn.ts';

export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

interface Line {
  readonly chain: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly details: AuditDetails;
}

interface Auditor {
  readonly db: Transaction;
  readonly tenant: Tenant;
  readonly actor: Actor;
  now(): Date;
}

const zero = Buffer.alloc(32);

/** Who acted, as ids only. */
export const actorName = (actor: Actor): string => {
  if (actor.kind === 'account') return `account:${actor.accountId}`;
  if (actor.kind === 'wallet') return `wallet:${actor.thumbprint}`;
  return actor.kind === 'machine' && actor.keyId ? `machine:${actor.keyId}` : actor.kind;
};

const sorted = (details: AuditDetails): AuditDetails =>
  Object.fromEntries(Object.entries(details).sort(([left], [right]) => (left < right ? -1 : 1)));

/** One spelling per line: an array in a fixed order, details with sorted names. */
export const canonicalLine = (line: Line): string =>
  JSON.stringify([line.chain, line.seq, line.at, line.actor, line.action, line.entity, line.entityId, sorted(line.details)]);

const link = (previous: Buffer, line: Line): Buffer => createHash('sha256').update(previous).update(canonicalLine(line)).digest();

const insertLine = `
with line as (
  insert into audit_log (chain, seq, organisation_id, at, actor, action, entity, entity_id, details, prev_hash, hash)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)
insert into audit_heads (chain, seq, hash) values (?, ?, ?)
on conflict (chain) do update set seq = excluded.seq, hash = excluded.hash`;

/**
 * Adds a line to the organisation's chain (or the platform's), in the change's own transaction: SHA-256 of the previous hash and the line.
 * The advisory lock makes one chain grow by one writer at a time; it is let go at commit.
 */
export const appendAuditLine = async (
  scope: Auditor,
  entry: { readonly action: string; readonly entity: string; readonly entityId: string; readonly details: AuditDetails },
): Promise<void> => {
  const organisationId = soleOrganisation(scope.tenant);
  const chain = organisationId ?? 'platform';
  await takeTurn(scope, `audit:${chain}`);
  const { rows } = await scope.db.raw<{ rows: { seq: string; hash: Buffer }[] }>('select seq, hash from audit_heads where chain = ?', [
    chain,
  ]);
  const previous = rows[0]?.hash ?? zero;
  const at = scope.now();
  const line: Line = { chain, seq: Number(rows[0]?.seq ?? 0) + 1, at: at.toISOString(), actor: actorName(scope.actor), ...entry };
  const hash = link(previous, line);
  await scope.db.raw(insertLine, [
    ...[chain, line.seq, organisationId, at, line.actor, line.action, line.entity, line.entityId, JSON.stringify(sorted(line.details))],
    ...[previous, hash, chain, line.seq, hash],
  ] as never[]);
};

export interface AuditVerdict {
  readonly lines: number;
  /** The first sequence number that is missing, altered, out of place; null when the chain holds. */
  readonly firstBad: number | null;
}

interface Row extends Omit<Line, 'at' | 'seq' | 'entityId'> {
  readonly seq: string;
  readonly at: Date;
  readonly entity_id: string;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

const firstBadOf = (rows: readonly Row[], head: { readonly seq: number; readonly hash: Buffer }): number | null => {
  let previous: Buffer = zero;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    const { entity_id: entityId, at, ...rest } = row;
    const expected = link(previous, { ...rest, entityId, seq, at: at.toISOString() });
    if (Number(row.seq) !== seq || !row.prev_hash.equals(previous) || !row.hash.equals(expected)) return seq;
    previous = row.hash;
  }
  return head.seq === rows.length && head.hash.equals(previous) ? null : rows.length + 1;
};

/** Walks the chain of the scope's organisation (the platform's when it has none) and names the first line that does not hold. */
export const verifyAuditChain = async (scope: Scope): Promise<AuditVerdict> => {
  const chain = soleOrganisation(scope.tenant) ?? 'platform';
  const { rows } = await scope.db.raw<{ rows: Row[] }>('select * from audit_log where chain = ? order by seq', [chain]);
  const heads = await scope.db.raw<{ rows: { seq: string; hash: Buffer }[] }>('select seq, hash from audit_heads where chain = ?', [chain]);
  const head = heads.rows[0];
  return { lines: rows.length, firstBad: firstBadOf(rows, { seq: Number(head?.seq ?? 0), hash: head?.hash ?? zero }) };
};
