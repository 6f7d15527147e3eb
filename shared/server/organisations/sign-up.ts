import type { InputOf } from '#shared/contract/route';
import { siretTaken, type signUp as contract } from '#shared/contracts/organisations';
import { awaitConfirmation, confirmationHours, identityTenant } from '#shared/server/identity/index';
import { underTenant } from '#shared/server/open-scope';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { InvalidRequest } from '#shared/server/serving/parse-request';
import { inkOf } from './ink-of.ts';
import { OrganisationModel } from './organisation.model.ts';
import { refuseTakenSiret } from './refuse-taken-siret.ts';
import type { Setting } from './setting.ts';

type Body = InputOf<typeof contract>['body'];

/** Refuses a SIRET that is registered; one whose sign-up nobody confirmed within a day is free again. */
async function freeSiret(scope: Scope, siret: string): Promise<void> {
  const holder = await OrganisationModel.query(scope.db).findOne({ siret });
  if (!holder) return;
  const confirmable = new Date(scope.now().getTime() - confirmationHours * 3_600_000);
  if (holder.confirmedAt || holder.submittedAt > confirmable) throw new Refusal(siretTaken);
  await OrganisationModel.query(scope.db).deleteById(holder.id);
}

async function keep(scope: Scope, body: Body): Promise<OrganisationModel> {
  const { kind, name, siret, contactName, email, phone, website } = body;
  const insertion = OrganisationModel.query(scope.db).insertAndFetch({
    ...{ kind, name, siret, contactName, website, contactEmail: email, contactPhone: phone },
    ...{ ink: inkOf(siret), state: 'pending', locale: scope.locale, submittedAt: scope.now() },
  });
  return refuseTakenSiret(insertion);
}

/**
 * Registers an organisation, which waits for its first account's address to be confirmed, then for the platform. The answer does not tell whether
 * the address already has an account. Refuses an activity of the other application, a SIRET already registered, a weak password.
 */
export async function signUp(scope: Scope, { body }: InputOf<typeof contract>, setting: Setting) {
  if (!setting.kinds.includes(body.kind)) throw new InvalidRequest([{ pointer: '/kind', code: 'invalid-value' }]);
  return underTenant(scope, identityTenant, async (identity) => {
    await freeSiret(identity, body.siret);
    const { id, name } = await keep(identity, body);
    const { email, contactName, password } = body;
    await awaitConfirmation(identity, { organisationId: id, organisation: name, email, name: contactName, password, locale: scope.locale });
    return { email };
  });
}
