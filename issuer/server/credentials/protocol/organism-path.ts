import type { Context } from 'koa';
import type { House } from '#shared/server/house';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { findOrganism, type Organism } from '../organism.ts';

/** The organism of the path, found under the narrow public opening. Refuses an unknown one; a suspended one is still found. */
export const organismAt = async (house: House, ctx: Context): Promise<Organism> => {
  const slug = String((ctx as { params?: Record<string, string> }).params?.['slug'] ?? '');
  const options = {
    actor: { kind: 'link', organisationId: null },
    tenant: { organisationIds: [], grant: 'public' },
    readOnly: true,
  } as const;
  const found = await inScope(house, options, (scope) => findOrganism(scope, slug));
  if (!found) throw new OAuthRefusal('not_found', 'no such credential issuer', 404);
  return found;
};

/** The same, for what leads to a new credential: a suspended organism issues nothing, though its lists and keys stay published. */
export const issuingOrganismAt = async (house: House, ctx: Context): Promise<Organism> => {
  const organism = await organismAt(house, ctx);
  if (organism.state !== 'approved') throw new OAuthRefusal('access_denied', 'this credential issuer is suspended', 403);
  return organism;
};

/** One transaction whose tenant is the organism of the path. */
export const inOrganism = <T>(house: House, organism: Organism, ctx: Context, work: (scope: Scope) => Promise<T>): Promise<T> => {
  const actor = { kind: 'link', organisationId: organism.id } as const;
  return inScope(house, { actor, tenant: { organisationIds: [organism.id] }, requestId: String(ctx.state['requestId'] ?? '') }, work);
};

/** Tokens, nonces and credentials are kept by nobody on the way (OpenID4VCI 1.0 sections 6.2, 7.2, 8.3). */
export const noStore = (ctx: Context): void => ctx.set('Cache-Control', 'no-store');
