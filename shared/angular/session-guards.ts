import { inject } from '@angular/core';
import { Router, type CanActivateFn, type UrlTree } from '@angular/router';
import { Session } from './session.ts';

/** Lets signed-in people through; the others sign in first and come back to this page. */
export const signedIn: CanActivateFn = async (_route, { url }): Promise<boolean | UrlTree> => {
  const session = inject(Session);
  const router = inject(Router);
  await session.known();
  if (session.signedIn() || session.status() === 'error') return true;
  return router.createUrlTree(['/sign-in'], url === '/' ? {} : { queryParams: { next: url } });
};

/** For the sign-in page: who is already signed in goes to the home page. */
export const signedOut: CanActivateFn = async (): Promise<boolean | UrlTree> => {
  const session = inject(Session);
  const router = inject(Router);
  await session.known();
  return session.signedIn() ? router.createUrlTree(['/']) : true;
};

/** Asks for one of these permissions, as the contract names them: `may(listMembers.allow)`. */
export const may =
  (...permissions: readonly string[]): CanActivateFn =>
  async (): Promise<boolean | UrlTree> => {
    const session = inject(Session);
    const router = inject(Router);
    await session.known();
    return permissions.some((one) => session.can(one)) || router.createUrlTree(['/not-allowed']);
  };
