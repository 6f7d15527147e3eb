import type { InputOf, ReplyOf } from '#shared/contract/route';
import type { confirmAuthorisationDigits as contract } from '#shared/contracts/issuer/authorisations';
import { newToken, sameSecret, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { AuthorisationModel } from './authorisation.model.ts';
import { digitsHash, mostGuesses } from './digits.ts';
import { inAuthorisation } from './in-authorisation.ts';
import { waitingFor } from './waiting-for.ts';

/** Counted before it is checked, and kept whatever it is worth: the row is held, so that guesses made together count each. */
const guess = async (
  own: Scope,
  { id, guesses, digitsHash: kept }: AuthorisationModel,
  request: string,
  code: string,
): Promise<boolean> => {
  if (guesses >= mostGuesses) return false;
  await AuthorisationModel.query(own.db)
    .findById(id)
    .patch({ guesses: guesses + 1 });
  return kept !== null && sameSecret(digitsHash(request, code), kept);
};

/**
 * The digits of the e-mail, for a pass that this page alone holds and what waits for the person. A wrong guess is an answer, not a refusal: its
 * count must stay. After five, nothing is right any more for this request.
 */
export async function confirmDigits(scope: Scope, { body }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return inAuthorisation(scope, body.request, async (own, authorisation) => {
    if (!(await guess(own, authorisation, body.request, body.code)))
      return { outcome: 'wrong' as const, left: Math.max(0, mostGuesses - authorisation.guesses - 1) };
    const pass = newToken();
    await AuthorisationModel.query(own.db)
      .findById(authorisation.id)
      .patch({ passHash: sha256Hex(pass), digitsHash: null });
    const waiting = await waitingFor(own, authorisation.personId!, authorisation.kinds);
    const offers = waiting.map(({ kind, title, earnedOn }) => ({ kind, title, on: earnedOn }));
    return { outcome: 'right' as const, pass, offers } as ReplyOf<typeof contract>;
  });
}
