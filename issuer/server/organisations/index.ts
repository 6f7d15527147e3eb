import { makeOrganisationsModule } from '#shared/server/organisations/index';

export {
  badgeKeyOf,
  findBadgeKey,
  findOrganisation,
  findOrganisationBySlug,
  keyOf,
  keysOf,
  listKeyOf,
  requireApproved,
  type KnownOrganisation,
} from '#shared/server/organisations/index';

/** Training organisms and assessment centres: sign-up, approval, DID at `/o/<slug>`, registry with the outside issuers. */
export const organisationsModule = makeOrganisationsModule({ prefix: 'o', kinds: ['training', 'assessment'], outsideIssuers: true });
