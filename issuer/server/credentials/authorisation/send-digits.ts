import type { InputOf } from '#shared/contract/route';
import type { sendAuthorisationDigits as contract } from '#shared/contracts/issuer/authorisations';
import { tooMany } from '#shared/contract/problem';
import { evenly, GuessLimit } from '#shared/server/identity/index';
import { numericCode, sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { deliver } from '../../notifications/index.ts';
import { findPeople } from '../../people/index.ts';
import { ownOrganism } from '../organism.ts';
import { AuthorisationModel } from './authorisation.model.ts';
import { digits, digitsHash, digitsLetter, digitsMinutes, mostSent } from './digits.ts';
import { inAuthorisation } from './in-authorisation.ts';

/** However many requests a stranger opens, one mailbox gets five messages an hour. */
const perMailbox = new GuessLimit(5, 3600);

const send = async (own: Scope, authorisation: AuthorisationModel, request: string, email: string): Promise<void> => {
  const { id, organisationId } = authorisation;
  const person = (await findPeople(own, [email])).get(email);
  if (!person || perMailbox.take(sha256Hex(`${organisationId} ${email}`), own.now()) > 0) return;
  const code = numericCode(digits);
  const personId = person.personId;
  await AuthorisationModel.query(own.db)
    .findById(id)
    .patch({ personId, digitsHash: digitsHash(request, code), passHash: null });
  const { name, locale } = await ownOrganism(own);
  const data = { givenName: person.givenName, organism: name, code, minutes: digitsMinutes, wallet: new URL(authorisation.clientId).host };
  await deliver(own, { template: digitsLetter, to: person.email, locale, data, about: personId });
};

/**
 * Sends six digits to the address by which this organism knows a person; the same answer, after the same time, when it knows none. A new
 * sending ends the former digits, not the guesses already made. Refuses a request that is over, and a fourth sending for one request.
 */
export async function sendDigits(scope: Scope, { body }: InputOf<typeof contract>): Promise<void> {
  await inAuthorisation(scope, body.request, async (own, authorisation) => {
    if (authorisation.digitsSent >= mostSent) throw new Refusal(tooMany);
    const cleared = { digitsHash: null, personId: null, passHash: null, digitsSent: authorisation.digitsSent + 1 };
    await AuthorisationModel.query(own.db).findById(authorisation.id).patch(cleared);
    await evenly(80, send(own, authorisation, body.request, body.email));
  });
}
