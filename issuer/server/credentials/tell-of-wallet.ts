import type { Scope } from '#shared/server/scope';
import { deliver, type Template } from '../notifications/index.ts';
import { identityOf } from '../people/index.ts';
import { ownOrganism } from './organism.ts';

export interface WalletNews {
  readonly givenName: string;
  readonly organism: string;
  readonly at: Date;
  readonly walletUrl: string;
}

/** A letter to the person of a wallet about the wallet itself, in the language of the organism. */
export async function tellOfWallet(
  scope: Scope,
  { template, personId, at }: { readonly template: Template<WalletNews>; readonly personId: string; readonly at: Date },
): Promise<void> {
  const { givenName, email } = await identityOf(scope, personId);
  const { name: organism, locale } = await ownOrganism(scope);
  const data = { givenName, organism, at, walletUrl: scope.house.config.walletUrl };
  await deliver(scope, { template, to: email, locale, data, about: personId });
}
