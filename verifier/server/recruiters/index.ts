import { makeOrganisationsModule } from '#shared/server/organisations/index';
import { approvedNeeds } from '../needs/index.ts';

export {
  findOrganisation,
  findOrganisationBySlug,
  keyOf,
  requireApproved,
  type KnownOrganisation,
} from '#shared/server/organisations/index';

/** Companies that recruit: sign-up, approval, DID at `/c/<slug>`, registry. */
export const recruitersModule = makeOrganisationsModule({ prefix: 'c', kinds: ['company'], outsideIssuers: false, needs: approvedNeeds });
