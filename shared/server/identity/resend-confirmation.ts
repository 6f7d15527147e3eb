import type { InputOf } from '#shared/contract/route';
import type { resendConfirmation as contract } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { confirmationHours, sendConfirmation } from './await-confirmation.ts';
import { identityTenant } from './desk.ts';
import { evenly } from './even-time.ts';
import { OrganisationNameModel } from './organisation-name.model.ts';
import { SignUpModel } from './sign-up.model.ts';

async function sendAgain(scope: Scope, email: string): Promise<void> {
  const waiting = await SignUpModel.query(scope.db).where({ email }).orderBy('id', 'desc').first();
  const organisation = waiting && (await OrganisationNameModel.query(scope.db).findById(waiting.organisationId).select('name'));
  if (!waiting || !organisation) return;
  const code = newToken();
  const expiresAt = new Date(scope.now().getTime() + confirmationHours * 3_600_000);
  await SignUpModel.query(scope.db)
    .findById(waiting.id)
    .patch({ tokenHash: sha256Hex(code), expiresAt });
  await sendConfirmation(scope, waiting, organisation.name, code);
}

/** Sends the link of the last sign-up again, under a new code; the same answer, after the same time, when nothing waits for that address. */
export async function resendConfirmation(scope: Scope, { body }: InputOf<typeof contract>): Promise<void> {
  await underTenant(scope, identityTenant, (identity) => evenly(60, sendAgain(identity, body.email)));
}
