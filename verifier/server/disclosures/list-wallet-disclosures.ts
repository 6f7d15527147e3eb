import { findOrganisation } from '#shared/server/organisations/index';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { walletKey } from '../candidates/index.ts';
import { DisclosureModel } from './disclosure.model.ts';

const most = 500;

/** What was shared in answer to offers made to this key, newest first: with whom, why, which claims by name, until when. */
export async function listWalletDisclosures(scope: Scope) {
  const found = await DisclosureModel.query(scope.db)
    .where({ holder: walletKey(scope) })
    .orderBy('id', 'desc')
    .limit(most);
  const ids = [...new Set(found.map((one) => one.organisationId))];
  const companies = await underTenant(scope, { organisationIds: ids }, async (there) => {
    const known = [];
    for (const id of ids) known.push(await findOrganisation(there, id));
    return new Map(known.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  });
  return {
    items: found.map((one) => ({
      id: one.id,
      company: companies.get(one.organisationId)?.name ?? '',
      companyDid: companies.get(one.organisationId)?.did ?? '',
      purpose: one.purpose,
      claims: one.claims,
      at: one.receivedAt.toISOString(),
      keptUntil: one.keptUntil.toISOString(),
      state: one.state,
      withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
    })),
  };
}
