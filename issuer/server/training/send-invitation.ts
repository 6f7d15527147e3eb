import { notFound } from '#shared/contract/problem';
import type { Locale } from '#shared/contract/values';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { deliver } from '../notifications/index.ts';
import { findOrganisation } from '../organisations/index.ts';
import { identityOf, invitationDays, inviteWallet, walletStateOf } from '../people/index.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { findSession } from './find-session.ts';
import { enrolledLetter, inviteTraineeLetter, replaceWalletLetter } from './letters.ts';

export interface InvitationOptions {
  readonly locale: Locale;
  /** Asked for by a manager: a link goes out even when a wallet is connected. */
  readonly again: boolean;
  readonly lost: boolean;
}

/**
 * Writes to an enrolled trainee: a link to connect a wallet, or, when one already is, the news alone. With `lost`, the former wallet is cut off
 * first. The message leaves after the commit, with the link in it and nowhere else.
 */
export async function sendInvitation(scope: Scope, enrolment: EnrolmentModel, { locale, again, lost }: InvitationOptions): Promise<void> {
  const { organisationId, personId, sessionId } = enrolment;
  const { givenName, email } = await identityOf(scope, personId);
  const { title: session, programme } = await findSession(scope, sessionId);
  const organisation = await findOrganisation(scope, organisationId);
  if (!organisation) throw new Refusal(notFound);
  const words = { givenName, organisation: organisation.name, programme: programme.title, session };
  const message = { to: email, locale, about: enrolment.id };
  if (!again && (await walletStateOf(scope, personId)) === 'connected') {
    await deliver(scope, { ...message, template: enrolledLetter, data: { ...words, link: scope.house.config.walletUrl } });
  } else {
    const { link } = await inviteWallet(scope, personId, { lost });
    await deliver(scope, {
      ...message,
      template: lost ? replaceWalletLetter : inviteTraineeLetter,
      data: { ...words, link, days: invitationDays },
    });
  }
  await EnrolmentModel.query(scope.db).findById(enrolment.id).patch({ invitedAt: scope.now() });
}
