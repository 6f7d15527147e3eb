import { inject } from '@angular/core';
import { Router, type CanActivateFn, type UrlTree } from '@angular/router';
import { Safe } from '../vault/safe.ts';
import { Handover } from './handover.ts';

/** Where this device stands: at the page itself, at its lock first, or at its beginning. */
const towards = async (safe: Safe, router: Router, to: string): Promise<UrlTree> => {
  await safe.start();
  if (safe.open()) return router.parseUrl(to);
  return safe.state() === 'locked' ? router.createUrlTree(['/unlock'], { queryParams: { to } }) : router.createUrlTree(['/welcome']);
};

const parametersOf = (url: string): string => url.slice(url.search(/[?#]/u) + 1);

/** `/receive?credential_offer…` or `#…`: takes the offer out of the address at once, for its code is worth something. */
export const arriveByOffer: CanActivateFn = (_route, { url }) => {
  const [safe, router, handover] = [inject(Safe), inject(Router), inject(Handover)];
  if (!/[?#]credential_offer(_uri)?=/u.test(url)) return towards(safe, router, '/credentials/scan');
  handover.give(`openid-credential-offer://?${parametersOf(url)}`);
  return towards(safe, router, '/credentials/receive');
};

/** `/receive/callback?code=…`: takes the answer out of the address at once; its code needs the keys behind the lock. */
export const arriveByAnswer: CanActivateFn = (_route, { url }) => {
  const [safe, router, handover] = [inject(Safe), inject(Router), inject(Handover)];
  handover.giveAnswer(parametersOf(url));
  return towards(safe, router, '/receive/answer');
};
