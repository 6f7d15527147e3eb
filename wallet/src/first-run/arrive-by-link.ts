import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Safe } from '../vault/safe.ts';
import { PendingInvitation } from './pending-invitation.ts';

/** `/connecter#…`: takes the invitation out of the address at once, then goes where this device stands. */
export const arriveByLink: CanActivateFn = async (route) => {
  const safe = inject(Safe);
  const router = inject(Router);
  const pending = inject(PendingInvitation);
  if (route.fragment) pending.keep(`#${route.fragment}`);
  await safe.start();
  if (safe.open()) return router.createUrlTree(['/join']);
  return router.createUrlTree(
    [safe.state() === 'locked' ? '/unlock' : '/welcome'],
    safe.state() === 'locked' ? { queryParams: { to: '/join' } } : {},
  );
};
