import type { PayloadOf } from '#shared/contract/fact';
import type { contestationAnswered } from '#shared/contracts/issuer/contestations';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { deliver } from '../notifications/index.ts';
import { identityOf, languageOf } from '../people/index.ts';
import { answerLetter } from './answer-letter.ts';
import { ContestationModel } from './contestation.model.ts';
import { contestedIssuances } from './contested-issuances.ts';
import { ownOrganism } from './organism.ts';

/** Writes to who contested that the organism answered, with its explanation, in the language their wallet speaks. */
export async function tellAnswer(scope: Scope, { payload }: Happened<PayloadOf<typeof contestationAnswered>>): Promise<void> {
  const row = await ContestationModel.query(scope.db).modify('ofOrganisation', scope).findById(payload.contestationId).throwIfNotFound();
  const title = (await contestedIssuances(scope, [row])).get(row.id)?.title ?? '';
  const { givenName, email } = await identityOf(scope, row.personId);
  const { name, locale } = await ownOrganism(scope);
  const language = (await languageOf(scope, row.personId)) ?? locale;
  const data = { givenName, organism: name, title, answer: row.answer ?? '', walletUrl: scope.house.config.walletUrl };
  await deliver(scope, { template: answerLetter, to: email, locale: language, data, about: row.personId });
}
