import type * as z from 'zod';
import type { DeclaredNeed, Need } from '#shared/contracts/verifier/needs';
import { findOrganisation } from '#shared/server/organisations/index';
import type { Scope } from '#shared/server/scope';
import type { NeedModel } from './need.model.ts';

export const describeNeed = ({ id, purpose, claims, state, declaredAt, decidedAt, reason }: NeedModel): z.input<typeof Need> => ({
  ...{ id, purpose, claims, state, reason },
  declaredAt: declaredAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** For the platform: with whose it is. */
export async function describeDeclaredNeed(scope: Scope, one: NeedModel): Promise<z.input<typeof DeclaredNeed>> {
  const company = await findOrganisation(scope, one.organisationId);
  return { ...describeNeed(one), company: { id: one.organisationId, name: company?.name ?? '', siret: company?.siret ?? null } };
}
