import { inject } from '@angular/core';
import { Router, type CanActivateFn, type UrlTree } from '@angular/router';
import { Session } from '../session.ts';
import { MENU, openEntries } from './menu.ts';

/** Home leads to the first section the person may open. */
export const firstSection: CanActivateFn = async (): Promise<boolean | UrlTree> => {
  const session = inject(Session);
  const router = inject(Router);
  const menu = inject(MENU);
  await session.known();
  const [first] = openEntries(menu, session.can);
  return session.signedIn() && first ? router.createUrlTree(['/', first.path]) : true;
};
