import { findOrganisation, type KnownOrganisation } from '#shared/server/organisations/index';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { competenceNames, walletKey } from '../candidates/index.ts';
import { describeReceived } from './describe-offer.ts';
import { OfferModel } from './offer.model.ts';

const most = 200;

const companiesOf = (scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, KnownOrganisation>> =>
  underTenant(scope, { organisationIds: ids }, async (there) => {
    const found: KnownOrganisation[] = [];
    for (const id of ids) found.push(...[await findOrganisation(there, id)].filter((one) => one !== null));
    return new Map(found.map((one) => [one.id, one]));
  });

/** Offers made to this key, newest first. Those of a company that the platform suspended are not shown. */
export async function listWalletJobOffers(scope: Scope) {
  const found = await OfferModel.query(scope.db)
    .where({ holder: walletKey(scope) })
    .orderBy('id', 'desc')
    .limit(most);
  const companies = await companiesOf(scope, [...new Set(found.map((offer) => offer.organisationId))]);
  const names = await competenceNames(
    scope,
    found.flatMap(({ wishes }) => wishes.flatMap(({ code }) => (code ? [code] : []))),
  );
  const items = found.flatMap((offer) => {
    const company = companies.get(offer.organisationId);
    return company?.state === 'approved' ? [describeReceived(offer, { company, names, now: scope.now() })] : [];
  });
  return { items };
}
