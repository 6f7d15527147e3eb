import type { InputOf, ReplyOf } from '#shared/contract/route';
import type { listIssuances as contract } from '#shared/contracts/issuer/credentials';
import type { Scope } from '#shared/server/scope';
import { identitiesOf } from '../people/index.ts';
import { describeIssuance } from './describe-issuance.ts';
import type { IssuanceState } from './issuance-states.ts';
import { IssuanceModel } from './issuance.model.ts';

const pageSize = 50;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const cursorOf = (after: string | undefined): string | null => {
  const id = after === undefined ? '' : Buffer.from(after, 'base64url').toString('utf8');
  return uuid.test(id) ? id : null;
};

const count = async (scope: Scope): Promise<Readonly<Record<'offered' | 'signed' | 'delivered' | 'revoked', number>>> => {
  const rows = (await IssuanceModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .select('state')
    .count('* as count')
    .groupBy('state')) as unknown as {
    state: IssuanceState;
    count: string;
  }[];
  const of = (...states: IssuanceState[]): number =>
    rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + Number(row.count), 0);
  return { offered: of('offered', 'claimed'), signed: of('signed'), delivered: of('delivered'), revoked: of('revoked') };
};

/** The issue queue of the organism, newest first, 50 at a time; an unreadable cursor starts at the top. Only the organisation's own. */
export async function listIssuances(scope: Scope, { query }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const { state, kind } = query;
  const before = cursorOf(query.after);
  const rows = await IssuanceModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ ...(state ? { state } : {}), ...(kind ? { kind } : {}) })
    .where((page) => (before ? void page.where('id', '<', before) : undefined))
    .orderBy('id', 'desc')
    .limit(pageSize + 1);
  const shown = rows.slice(0, pageSize);
  const people = await identitiesOf(scope, [...new Set(shown.map((row) => row.personId))]);
  const unknown = { givenName: '', familyName: '' };
  return {
    items: shown.map((row) => describeIssuance(row, people.get(row.personId) ?? unknown)),
    next: rows.length > pageSize ? Buffer.from(shown.at(-1)!.id).toString('base64url') : null,
    counts: await count(scope),
  };
}
