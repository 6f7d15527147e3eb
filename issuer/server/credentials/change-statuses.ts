import type { InputOf } from '#shared/contract/route';
import {
  batchChanged,
  tooManyCredentials,
  type StatusBatch,
  type changeStatuses as contract,
} from '#shared/contracts/issuer/credential-status';
import { Refusal } from '#shared/server/refusal';
import { sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { identitiesOf } from '../people/index.ts';
import { applyAct, judgeAct } from './apply-act.ts';
import { IssuanceModel } from './issuance.model.ts';
import { readReferences, type Reference } from './read-references.ts';

type Input = InputOf<typeof contract>['body'];
type Row = StatusBatch['rows'][number];

const most = 500;

const ofSession = async (scope: Scope, sessionId: string): Promise<readonly Reference[]> => {
  const rows = await IssuanceModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ sessionId })
    .orderBy('id')
    .limit(most + 1);
  if (rows.length > most) throw new Refusal(tooManyCredentials);
  return rows.map(({ id }) => ({ line: null, reference: id, issuanceId: id, twice: false }));
};

/** Held in one order until the end of the transaction, so that what was judged is what is changed. */
const lockAll = async (scope: Scope, references: readonly Reference[]): Promise<ReadonlyMap<string, IssuanceModel>> => {
  const ids = references.flatMap(({ issuanceId }) => issuanceId ?? []);
  const rows = await IssuanceModel.query(scope.db).modify('ofOrganisation', scope).whereIn('id', ids).orderBy('id').forUpdate();
  return new Map(rows.map((row) => [row.id, row]));
};

const explain = async (
  scope: Scope,
  act: Input['act'],
  references: readonly Reference[],
  found: ReadonlyMap<string, IssuanceModel>,
): Promise<Row[]> => {
  const people = await identitiesOf(scope, [...new Set([...found.values()].map((one) => one.personId))]);
  return references.map(({ line, reference, issuanceId, twice }) => {
    const issuance = found.get(issuanceId ?? '');
    if (!issuance) return { line, reference, title: null, person: null, state: null, outcome: 'unknown' };
    const person = people.get(issuance.personId) ?? null;
    const shown = person && { givenName: person.givenName, familyName: person.familyName };
    const outcome = twice ? 'twice-in-file' : judgeAct(act, issuance);
    return { line, reference, title: issuance.title, person: shown, state: issuance.state, outcome };
  });
};

/** What was looked at: another row, another state or another act gives another word. */
const wordOf = ({ act, reasonCode }: Input, rows: readonly Row[]): string =>
  sha256Hex(JSON.stringify([act, reasonCode, ...rows.map(({ reference, state, outcome }) => [reference, state, outcome])])).slice(0, 40);

/**
 * Suspends, resumes, revokes or cancels the credentials of a session or of a file. A dry run says of each what would change, or why not; the
 * confirmation brings back what was seen, and everything happens in one transaction or nothing does. Said twice, the second finds nothing to
 * change. Refuses a file that is no table, more than 500 credentials, and a confirmation of what has changed since.
 */
export async function changeStatuses(scope: Scope, { body }: Pick<InputOf<typeof contract>, 'body'>): Promise<StatusBatch> {
  const { act, reasonCode, reason, of, seen } = body;
  const references = of.kind === 'session' ? await ofSession(scope, of.sessionId) : await readReferences(of.content, most);
  const found = await lockAll(scope, references);
  const rows = await explain(scope, act, references, found);
  const word = wordOf(body, rows);
  const toChange = references.filter((_, place) => rows[place]!.outcome === 'changes');
  const counts = { changes: toChange.length, unchanged: rows.length - toChange.length };
  if (seen === null) return { rows, ...counts, seen: word, done: false };
  if (seen !== word) throw new Refusal(batchChanged);
  for (const { issuanceId } of toChange) await applyAct(scope, { issuance: found.get(issuanceId!)!, act, reasonCode, reason });
  return { rows, ...counts, seen: word, done: true };
}
