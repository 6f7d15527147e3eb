import { claimKey, leastOf, withClaims, withoutClaims, type ClaimSets } from './claim-sets.ts';
import { neededAtFirst, withCredential, withoutCredential } from './credential-sets.ts';
import type { Ask, AskedClaim, Asks } from './match-query.ts';

/** One line of the consent paper: what moves together when it is ticked. */
export interface ConsentLine {
  readonly id: string;
  readonly askId: string;
  readonly kind: Ask['kind'];
  readonly claims: readonly AskedClaim[];
  /** Cannot be unticked: without it there is no answer. */
  readonly required: boolean;
  /** More than the company declared that it needs: never ticked beforehand, and always free to be left. */
  readonly over: readonly AskedClaim[];
}

/** What the paper is made of, and which credentials were chosen for each ask. */
export interface Consent extends Pick<Asks, 'asks' | 'sets'> {
  readonly lines: readonly ConsentLine[];
  /** Ids of the credentials that would answer this ask. */
  readonly chosen: (askId: string) => readonly string[];
}
type Ticked = ReadonlySet<string>;

const lineOf = (line: Omit<ConsentLine, 'over'>): ConsentLine => {
  const over = line.claims.filter((claim) => claim.over);
  return { ...line, over, required: line.required && over.length === 0 };
};

/** Of one ask: its required claims as one line, each optional claim as a line of its own. */
const linesOf = (ask: Ask): readonly ConsentLine[] => {
  const core = ask.claims.filter((claim) => claim.required);
  const free = ask.claims.filter((claim) => !claim.required);
  const base = { askId: ask.id, kind: ask.kind };
  const first: ConsentLine[] =
    core.length > 0 || free.length === 0 ? [lineOf({ ...base, id: ask.id, claims: core, required: ask.required })] : [];
  return [...first, ...free.map((claim) => lineOf({ ...base, id: `${ask.id} ${claim.path.join('.')}`, claims: [claim], required: false }))];
};

/** Lines of what can be answered; an optional ask nobody can answer shows nothing to tick, nor does a claim that no candidate has. */
export const consentLines = (asks: readonly Ask[]): readonly ConsentLine[] =>
  asks
    .filter((ask) => ask.required || ask.candidates.length > 0)
    .flatMap((ask) => {
      const held = new Set(Object.values(ask.sets).flat(2).map(claimKey));
      return linesOf(ask).filter((line) => ask.candidates.length === 0 || line.claims.every((claim) => held.has(claimKey(claim.path))));
    });

/** The paper of a request: the first candidate answers an ask unless others were chosen. */
export const consentOf = (
  request: Pick<Asks, 'asks' | 'sets'> | null,
  chosen: Readonly<Record<string, readonly string[]>> = {},
): Consent => {
  const asks = request?.asks ?? [];
  const firstOf = (askId: string): readonly string[] =>
    asks
      .find(({ id }) => id === askId)
      ?.candidates.slice(0, 1)
      .map(({ id }) => id) ?? [];
  return { asks, sets: request?.sets ?? [], lines: consentLines(asks), chosen: (askId) => chosen[askId] ?? firstOf(askId) };
};

/** Sets of claims that every chosen credential can answer. */
const setsOf = (consent: Consent, askId: string): ClaimSets => {
  const ask = consent.asks.find((one) => one.id === askId);
  const [first = [], ...others] = consent.chosen(askId).map((id) => ask?.sets[id] ?? []);
  const same = (one: ClaimSets[number], other: ClaimSets[number]) => JSON.stringify(one) === JSON.stringify(other);
  return first.filter((set) => others.every((sets) => sets.some((other) => same(set, other))));
};

const ownLines = (consent: Consent, askId: string): readonly ConsentLine[] => consent.lines.filter((line) => line.askId === askId);
const keysOf = (lines: readonly ConsentLine[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.claims.map((claim) => claimKey(claim.path))));

/** The ask with exactly this set of claims ticked, or with none. */
const put = (consent: Consent, ticked: Ticked, askId: string, set: ReadonlySet<string> | null): Ticked => {
  const own = ownLines(consent, askId);
  const kept = [...ticked].filter((id) => !own.some((line) => line.id === id));
  const now = own.filter((line) => set !== null && line.claims.every((claim) => set.has(claimKey(claim.path))));
  return new Set([...kept, ...now.map((line) => line.id)]);
};

const askIds = (consent: Consent, ticked: Ticked): ReadonlySet<string> =>
  new Set(consent.lines.filter((line) => ticked.has(line.id)).map((line) => line.askId));
const availableOf = ({ asks }: Consent): ReadonlySet<string> =>
  new Set(asks.filter((ask) => ask.candidates.length > 0).map(({ id }) => id));

/** Asks that came along get the least that answers; those that left lose all. */
const settle = (consent: Consent, ticked: Ticked, asks: ReadonlySet<string>): Ticked => {
  const before = askIds(consent, ticked);
  const come = [...asks].filter((id) => !before.has(id));
  const gone = [...before].filter((id) => !asks.has(id));
  const added = come.reduce((next, id) => put(consent, next, id, leastOf(setsOf(consent, id))), ticked);
  return gone.reduce((next, id) => put(consent, next, id, null), added);
};

/** Nothing optional is ticked beforehand (ARF RPA_07b): of what is needed, the least that answers; of what exceeds a declaration, nothing. */
export const tickedAtFirst = (consent: Consent): Ticked => {
  const needed = settle(consent, new Set(), neededAtFirst(consent.sets, availableOf(consent)));
  const over = new Set(consent.lines.filter((line) => needed.has(line.id) && line.over.length > 0).map((line) => line.askId));
  return [...over].reduce((ticked, askId) => put(consent, ticked, askId, null), needed);
};

const isNeeded = (consent: Consent, askId: string): boolean => consent.asks.find((ask) => ask.id === askId)?.required === true;

const untick = (consent: Consent, ticked: Ticked, line: ConsentLine): Ticked => {
  const { askId } = line;
  const chosen = keysOf(ownLines(consent, askId).filter((one) => ticked.has(one.id)));
  const set = line.id === askId ? null : withoutClaims(setsOf(consent, askId), chosen, keysOf([line]));
  if (set !== null) return put(consent, ticked, askId, set);
  if (isNeeded(consent, askId) && line.over.length === 0) return ticked;
  return settle(consent, put(consent, ticked, askId, null), withoutCredential(consent.sets, askIds(consent, ticked), askId));
};

/** A claim brings along those it is asked with, and leaves with them; a credential brings or leaves those that answer with it or instead. */
export const toggle = (consent: Consent, ticked: Ticked, id: string): Ticked => {
  const line = consent.lines.find((one) => one.id === id);
  if (!line || line.required) return ticked;
  if (ticked.has(id)) return untick(consent, ticked, line);
  const { askId } = line;
  const chosen = keysOf(ownLines(consent, askId).filter((one) => ticked.has(one.id)));
  const next = put(consent, ticked, askId, withClaims(setsOf(consent, askId), chosen, keysOf([line])));
  return settle(consent, next, withCredential(consent.sets, askIds(consent, next), askId, availableOf(consent)));
};

/** After another credential was chosen: what was ticked, if it can answer that too; else the least that it can. */
export const settleAsk = (consent: Consent, ticked: Ticked, askId: string): Ticked => {
  const chosen = keysOf(ownLines(consent, askId).filter((one) => ticked.has(one.id)));
  if (!askIds(consent, ticked).has(askId)) return ticked;
  const sets = setsOf(consent, askId);
  return put(consent, ticked, askId, withoutClaims(sets, chosen, new Set()) ?? leastOf(sets));
};

/** What is ticked, for each credential that answers, as paths to disclose. */
export const choicesOf = (consent: Consent, ticked: Ticked) =>
  [...askIds(consent, ticked)].flatMap((askId) => {
    const paths = ownLines(consent, askId)
      .filter((line) => ticked.has(line.id))
      .flatMap((line) => line.claims.map((claim) => claim.path));
    return consent.chosen(askId).map((credentialId) => ({ askId, credentialId, paths }));
  });
