import type { Ask, AskedClaim } from './match-query.ts';

/** One line of the consent paper: what moves together when it is ticked. */
export interface ConsentLine {
  readonly id: string;
  readonly askId: string;
  readonly kind: Ask['kind'];
  readonly claims: readonly AskedClaim[];
  /** Cannot be unticked: without it there is no answer. */
  readonly required: boolean;
}

/** Of one ask: its required claims as one line, each optional claim as a line of its own. */
const linesOf = (ask: Ask): readonly ConsentLine[] => {
  const core = ask.claims.filter((claim) => claim.required);
  const free = ask.claims.filter((claim) => !claim.required);
  const base = { askId: ask.id, kind: ask.kind };
  const first: ConsentLine[] = core.length > 0 || free.length === 0 ? [{ ...base, id: ask.id, claims: core, required: ask.required }] : [];
  return [...first, ...free.map((claim) => ({ ...base, id: `${ask.id} ${claim.path.join('.')}`, claims: [claim], required: false }))];
};

/** Lines of what can be answered; an optional ask nobody can answer shows nothing to tick. */
export const consentLines = (asks: readonly Ask[]): readonly ConsentLine[] =>
  asks.filter((ask) => ask.required || ask.candidates.length > 0).flatMap(linesOf);

/** Nothing optional is ticked beforehand (ARF RPA_07b). */
export const tickedAtFirst = (lines: readonly ConsentLine[]): ReadonlySet<string> =>
  new Set(lines.filter((line) => line.required).map((line) => line.id));

/** An optional claim brings the required ones of its own ask along, and leaves with them. */
export const toggle = (lines: readonly ConsentLine[], ticked: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const line = lines.find((one) => one.id === id);
  if (!line || line.required) return ticked;
  const next = new Set(ticked);
  const core = lines.find((one) => one.id === line.askId);
  if (next.delete(id)) {
    if (core?.id === id) for (const one of lines) if (one.askId === line.askId) next.delete(one.id);
    return next;
  }
  next.add(id);
  if (core) next.add(core.id);
  return next;
};

/** What is ticked, by ask, as paths to disclose. */
export const choicesOf = (lines: readonly ConsentLine[], ticked: ReadonlySet<string>, candidate: (askId: string) => string | undefined) => {
  const asks = [...new Set(lines.filter((line) => ticked.has(line.id)).map((line) => line.askId))];
  return asks.flatMap((askId) => {
    const credentialId = candidate(askId);
    const paths = lines
      .filter((line) => line.askId === askId && ticked.has(line.id))
      .flatMap((line) => line.claims.map((claim) => claim.path));
    return credentialId ? [{ askId, credentialId, paths }] : [];
  });
};
