import { inject } from '@angular/core';
import { Router, type CanActivateFn, type UrlTree } from '@angular/router';
import { recogniseCode } from '../credentials/recognise-code.ts';
import { Handover } from '../credentials/handover.ts';
import { openWallet } from '../vault/open-guard.ts';

/** `/present#openid4vp%3A…`: a page on this device asks. The request leaves the address at once; a locked wallet opens first, then reads it. */
export const arriveWithRequest: CanActivateFn = async (route, state) => {
  const router = inject(Router);
  const handover = inject(Handover);
  // the router took one layer of escaping off: another would break a did:web with a port, whose name is escaped in itself
  const uri = route.fragment ?? '';
  if (recogniseCode(uri) === 'request') handover.give(uri);
  const open = (await openWallet(route, { ...state, url: '/disclosure/request' } as typeof state)) as boolean | UrlTree;
  return open === true ? router.createUrlTree(['/disclosure/request']) : open;
};
