import type * as z from 'zod';
import type { Erasure, WalletErasure } from '#shared/contracts/verifier/erasures';
import { dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import type { ErasureModel } from './erasure.model.ts';

/** What both sides see alike. */
export const datesOf = ({
  state,
  askedAt,
  dueOn,
  answeredAt,
  reason,
}: ErasureModel): Omit<z.input<typeof WalletErasure>, 'withdrawnAt'> => ({
  state,
  askedAt: askedAt.toISOString(),
  dueOn: dueOn,
  answeredAt: answeredAt?.toISOString() ?? null,
  reason,
});

/** A request for erasure as its company sees it. */
export const describeErasure = (scope: Pick<Scope, 'now'>, one: ErasureModel): z.input<typeof Erasure> => ({
  id: one.id,
  ...datesOf(one),
  late: one.state === 'asked' && dayInParis(scope.now()) > one.dueOn,
  disclosureId: one.disclosureId,
  purpose: one.purpose,
  claims: one.claims,
  receivedAt: one.receivedAt.toISOString(),
});
