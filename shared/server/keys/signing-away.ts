/** The signing workers do not answer, or stopped before they did: nothing is known to be signed, and asking again later is right. */
export class SigningAway extends Error {}
