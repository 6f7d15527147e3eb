import type * as z from 'zod';
import type { Organisation } from '#shared/contracts/organisations';
import type { OrganisationModel } from './organisation.model.ts';

/** An organisation as its members and the platform see it. */
export const describeOrganisation = (row: OrganisationModel): z.input<typeof Organisation> => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  slug: row.slug ?? '',
  siret: row.siret,
  ink: row.ink,
  state: row.state,
  contactName: row.contactName,
  contactEmail: row.contactEmail,
  contactPhone: row.contactPhone,
  website: row.website,
  reason: row.reason,
  did: row.did,
  signing: row.signing,
  submittedAt: row.submittedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  closedAt: row.closedAt?.toISOString() ?? null,
  servedUntil: row.servedUntil ?? null,
});
