import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Safe } from './safe.ts';

/** Nothing of the wallet shows while it is locked (ARF WIAM_15); a device without one starts at the welcome. */
export const openWallet: CanActivateFn = async (_route, { url }) => {
  const safe = inject(Safe);
  const router = inject(Router);
  await safe.start();
  if (safe.open()) return true;
  if (safe.state() === 'locked') return router.createUrlTree(['/unlock'], { queryParams: { to: url } });
  return router.createUrlTree(['/welcome']);
};
