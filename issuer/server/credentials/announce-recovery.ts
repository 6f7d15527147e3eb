import type { PayloadOf } from '#shared/contract/fact';
import type { walletRecovered } from '#shared/contracts/issuer/people';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { deliver } from '../notifications/index.ts';
import { identityOf } from '../people/index.ts';
import { ownOrganism } from './organism.ts';
import { recoveryLetter } from './recovery-letter.ts';

/** Tells the person that their wallet was restored on another device, and what to do when it was not them. */
export async function announceRecovery(scope: Scope, { payload, recordedAt }: Happened<PayloadOf<typeof walletRecovered>>): Promise<void> {
  const { givenName, email } = await identityOf(scope, payload.personId);
  const { name, locale } = await ownOrganism(scope);
  const data = { givenName, organism: name, at: recordedAt, walletUrl: scope.house.config.walletUrl };
  await deliver(scope, { template: recoveryLetter, to: email, locale, data, about: payload.personId });
}
