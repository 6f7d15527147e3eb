/** The life of a presentation request: from where to where. What has no arrow out is over. */
export const requestMoves = {
  created: ['fetched', 'held', 'answered', 'refused', 'expired', 'cancelled'],
  fetched: ['held', 'answered', 'refused', 'expired', 'cancelled'],
  /** Answered, and nobody has it yet: it waits for the browser that began, or for the person at the counter. */
  held: ['answered', 'expired', 'cancelled'],
  answered: [],
  refused: [],
  expired: [],
  cancelled: [],
} as const;

export type RequestStateName = keyof typeof requestMoves;

/** The states from which this one may be reached: the condition of the update that moves there. */
export const statesBefore = (target: RequestStateName): readonly RequestStateName[] =>
  (Object.keys(requestMoves) as RequestStateName[]).filter((state) => (requestMoves[state] as readonly string[]).includes(target));

/** Not over yet. */
export const isOpen = (state: RequestStateName): boolean => requestMoves[state].length > 0;

/** Still to be answered by a wallet: only once. */
export const awaitsWallet = (state: RequestStateName): boolean => (requestMoves[state] as readonly string[]).includes('held');

/** What it is now: an open request past its time has expired, whether or not it was noted yet. */
export const stateNow = (request: { readonly state: RequestStateName; readonly expiresAt: Date }, now: Date): RequestStateName =>
  isOpen(request.state) && request.expiresAt <= now ? 'expired' : request.state;
