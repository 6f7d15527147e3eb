import type { InputOf } from '#shared/contract/route';
import type { Day } from '#shared/contract/values';
import { wrongState } from '#shared/contracts/organisations';
import {
  type closeOrganisation as byPlatform,
  type closeOwnOrganisation as byAdmin,
  organisationClosed,
} from '#shared/contracts/signing-keys';
import { proveAgain } from '#shared/server/identity/index';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { holdOrganisation, settle, tellContact, within } from './decide.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { closedLetter } from './letters.ts';
import type { OrganisationModel } from './organisation.model.ts';

/** Longer than any credential lives (five years), so that none outlives its issuer's entry in the registry. */
const servedYears = 6;

const servedUntil = (now: Date): Day => {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() + servedYears);
  return day.toISOString().slice(0, 10) as Day;
};

const close = async (scope: Scope, organisation: OrganisationModel, reason: string | null): Promise<Readonly<Record<'served', string>>> => {
  const until = servedUntil(scope.now());
  await settle(scope, organisation, 'closed', { reason, closedAt: scope.now(), servedUntil: until });
  return { served: until };
};

const tell = async (there: Scope, organisation: OrganisationModel, served: string): Promise<void> => {
  await there.record(organisationClosed, organisation.id, { organisationId: organisation.id });
  await there.audit('organisation.closed', 'organisation', organisation.id, { until: served });
  await tellContact(there, organisation, closedLetter, { until: served });
};

/** The act itself, by whoever may, as the organisation's tenant. */
export async function closeAs(there: Scope, organisation: OrganisationModel): Promise<void> {
  const { served } = await close(there, organisation, null);
  await tell(there, organisation, served);
}

/**
 * The platform closes an organisation for good, with words: it issues no more and is told as closed in the registry, while its DID document, its
 * status lists and that entry stay served for six years (shared/decisions/0015). Refuses one that was never approved, or is closed.
 */
export async function closeOrganisation(scope: Scope, { params, body }: InputOf<typeof byPlatform>) {
  const organisation = await holdOrganisation(scope, params.organisationId);
  const { served } = await close(scope, organisation, body.reason);
  await scope.audit('organisation.closed', 'organisation', organisation.id, { until: served });
  await within(scope, organisation, (there) => tell(there, organisation, served));
  return describeOrganisation(organisation);
}

/** The same by its own administrator, who proves the password and writes the name once more. Refuses another name than its own. */
export async function closeOwnOrganisation(scope: Scope, { body }: InputOf<typeof byAdmin>) {
  await proveAgain(scope, body.password);
  const organisation = await holdOrganisation(scope, organisationOf(scope));
  if (body.name !== organisation.name) throw new Refusal(wrongState);
  await closeAs(scope, organisation);
  return describeOrganisation(organisation);
}
