import { verdictOf, type Verdict } from '#shared/credentials/report';
import { checkStatus } from '#shared/credentials/verify-status';
import { checkValidity } from '#shared/credentials/verify-validity';
import type { Scope } from '#shared/server/scope';
import { checkIssuer } from './check-issuer.ts';
import { trustDataOf } from './trust-data.ts';

export interface KeptFacts {
  readonly issuerDid: string;
  readonly statusUri: string | null;
  readonly statusIndex: number | null;
  readonly expiresAt: Date | null;
}

export const fates = ['revoked', 'suspended', 'replaced', 'expired'] as const;
/** Why what was proven no longer stands. */
export type Fate = (typeof fates)[number];

/**
 * What is thought today of a credential of which only these facts were kept: is its issuer still vouched for, is it neither revoked nor
 * suspended nor replaced, has it expired. A registry or list that cannot be had gives `to-check`, never `verified`.
 */
export async function checkFacts(
  scope: Pick<Scope, 'house'>,
  facts: KeptFacts,
): Promise<{ readonly verdict: Verdict; readonly fate: Fate | null }> {
  const { statuses, now } = trustDataOf(scope.house);
  const trusted = await checkIssuer(scope, facts.issuerDid);
  const place = facts.statusUri === null ? {} : { status: { status_list: { uri: facts.statusUri, idx: facts.statusIndex ?? -1 } } };
  const dates = facts.expiresAt === null ? {} : { exp: Math.floor(facts.expiresAt.getTime() / 1000) };
  const lines = [await checkStatus(place, facts.issuerDid, statuses), checkValidity(dates, now())];
  const verdict = verdictOf([{ check: 'issuer-trusted', outcome: trusted, why: 'trust-not-asked' }, ...lines]);
  const fate = fates.find((one) => lines.some((line) => line.outcome === 'failed' && line.why === one)) ?? null;
  return { verdict, fate };
}
