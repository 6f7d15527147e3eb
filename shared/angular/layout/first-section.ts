import { inject } from '@angular/core';
import { Router, type CanActivateFn, type UrlTree } from '@angular/router';
import { Session } from '../session.ts';
import { MENU, openEntries } from './menu.ts';

/** Home leads to the first section the person may open; while the organisation is not approved it says so instead. */
export const firstSection: CanActivateFn = async (): Promise<boolean | UrlTree> => {
  const session = inject(Session);
  const router = inject(Router);
  const menu = inject(MENU);
  await session.known();
  const state = session.organisation()?.state;
  if (state && state !== 'approved') return true;
  const [first] = openEntries(menu, session.can);
  return session.signedIn() && first ? router.createUrlTree(['/', first.path]) : true;
};
