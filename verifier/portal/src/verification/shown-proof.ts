import type { CheckLine } from '#shared/angular/look/checks';
import type { ClaimLine } from '#shared/angular/look/claims';
import type { Verdict } from '#shared/credentials/report';
import type { CredentialType } from '#shared/credentials/vct';

/** A credential as a page shows it, whether it was checked by the server or here in the browser. */
export interface ShownProof {
  readonly kind: CredentialType;
  readonly title: string;
  /** Null when the issuer is not in the registry. */
  readonly issuer: { readonly name: string; readonly did: string; readonly siret: string | null } | null;
  readonly level: { readonly notches: number; readonly label: string } | null;
  /** A day, `YYYY-MM-DD`. */
  readonly on: string | null;
  readonly claims: readonly ClaimLine[];
  readonly checks: readonly CheckLine[];
  readonly verdict: Verdict;
  /** The holder contests it, since that day. */
  readonly contestedOn?: string | null;
}

const medals: Readonly<Record<string, number>> = { Bronze: 1, Argent: 2, Or: 3 };

/** Notches of a level that is known by its label only: a medal, or `72/100`. */
export const notchesOf = (label: string): number => {
  const score = /^(\d{1,3})\s*\/\s*100$/u.exec(label)?.[1];
  return score === undefined ? (medals[label] ?? 0) : Math.min(3, Math.floor(Number(score) / (100 / 3)) + 1);
};

/** Withdrawn, suspended or over: the leaf loses its ink. */
export const isOff = ({ checks }: Pick<ShownProof, 'checks'>): boolean =>
  checks.some(({ outcome, why }) => outcome === 'failed' && ['revoked', 'suspended', 'replaced', 'expired'].includes(why));

const weight: readonly Verdict[] = ['verified', 'to-check', 'refused'];

/** The worst of several: one refused credential refuses the whole. Nothing at all proves nothing. */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.length === 0
    ? 'refused'
    : verdicts.reduce<Verdict>((worst, one) => (weight.indexOf(one) > weight.indexOf(worst) ? one : worst), 'verified');

/** Why the whole is not verified: the first failed line of all, else the first unchecked one. */
export const blockingCheck = (proofs: readonly Pick<ShownProof, 'checks'>[]): CheckLine | null => {
  const lines = proofs.flatMap(({ checks }) => checks);
  return lines.find(({ outcome }) => outcome === 'failed') ?? lines.find(({ outcome }) => outcome === 'unchecked') ?? null;
};
