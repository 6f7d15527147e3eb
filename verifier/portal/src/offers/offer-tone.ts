import type { Tone } from '#shared/angular/look/verdict';
import type { Offer } from '#shared/contracts/verifier/offers';

/** An answer is no verdict: only a yes has its colour, a wait is to check, and what is over is grey. */
export const offerTone = (state: Offer['state']): Tone => {
  if (state === 'accepted') return 'ok';
  return state === 'sent' || state === 'seen' ? 'check' : 'off';
};

const icons: Readonly<Partial<Record<Offer['state'], string>>> = {
  sent: 'hourglass_top',
  seen: 'visibility',
  expired: 'event_busy',
  withdrawn: 'undo',
};
export const offerIcon = (state: Offer['state']): string | undefined => icons[state];
