import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { sameSecret } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { closeRequest } from '../close-request.ts';
import { PresentationRequestModel } from '../presentation-request.model.ts';

type Request = Pick<PresentationRequestModel, 'flow' | 'matchCode' | 'id'>;

/** Three wrong numbers of a hundred: somebody guesses. */
const mostTries = 3;

/**
 * What the number in an answer says of who answers (security.md B11). `wait`: the answer is held, until the browser that began comes back with
 * it or the person at the counter confirms a wallet that knows no number. Refuses an answer without it from another device than the page,
 * where nobody could confirm.
 */
export const matchOf = ({ flow, matchCode }: Request, given: string | null): 'right' | 'wrong' | 'wait' => {
  if (flow === 'same-device') return 'wait';
  if (matchCode === null) return 'right';
  if (given !== null) return sameSecret(given, matchCode) ? 'right' : 'wrong';
  if (flow === 'counter') return 'wait';
  throw new OAuthRefusal('access_denied', 'the number on the screen is missing; open this request on the device where it began');
};

/** Counts a wrong number; the third closes the request. */
export async function noteWrongNumber(scope: Scope, request: Request): Promise<void> {
  const [counted] = await PresentationRequestModel.query(scope.db)
    .where({ id: request.id })
    .increment('matchTries', 1)
    .returning('matchTries');
  if ((counted?.matchTries ?? 0) >= mostTries) await closeRequest(scope, request.id, 'cancelled');
}
