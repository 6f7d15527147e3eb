import type { RouterMiddleware } from '@koa/router';
import type { Context } from 'koa';
import type { Mount } from '#shared/server/kernel';
import { SigningAway } from '#shared/server/keys/signing-away';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { protocolRouter } from '#shared/server/serving/protocol-router';
import { badgeKey } from '../exports/badge-key.ts';
import { authorize } from './authorize.ts';
import { bitstringList } from './bitstring-list.ts';
import { credential } from './credential.ts';
import { deferred } from './deferred.ts';
import { issuerMetadata } from './issuer-metadata.ts';
import { jwks } from './jwks.ts';
import { openProtocol } from './library.ts';
import { nonce } from './nonce.ts';
import { notification } from './notification.ts';
import { offer } from './offer.ts';
import { pushedRequest } from './pushed-request.ts';
import { serverMetadata } from './server-metadata.ts';
import { statusList } from './status-list.ts';
import { statusLists } from './status-lists.ts';
import { token } from './token.ts';
import { typeMetadata, typeRegistry, typeSchema } from './type-metadata.ts';

/** What has no other way to wait for the signing workers says so, and when to come back. */
const plain =
  (endpoint: (ctx: Context) => void | Promise<void>): RouterMiddleware =>
  async (ctx) => {
    try {
      await endpoint(ctx);
    } catch (fault) {
      if (!(fault instanceof SigningAway)) throw fault;
      throw new OAuthRefusal('temporarily_unavailable', 'signing is away: ask again', 503, { 'Retry-After': '10' });
    }
  };

/** OpenID4VCI 1.0 for every organism of the path; metadata live at the root of the server (section 12.2.2). */
export const mountProtocol: Mount = (kernel) => {
  const router = protocolRouter(kernel);
  const protocol = openProtocol(kernel.house);
  router.get('/.well-known/openid-credential-issuer/o/:slug', plain(issuerMetadata(protocol)));
  router.get('/.well-known/oauth-authorization-server/o/:slug', plain(serverMetadata(protocol)));
  router.get('/o/:slug/jwks', plain(jwks(protocol)));
  router.get('/o/:slug/keys/:name', plain(badgeKey(protocol)));
  router.get('/o/:slug/offers/:id', plain(offer(protocol)));
  router.get('/o/:slug/status-lists', plain(statusLists(protocol)));
  router.get('/o/:slug/status/:listId', plain(statusList(protocol)));
  router.get('/o/:slug/bitstring/:listId/:purpose', plain(bitstringList(protocol)));
  router.get('/vct', plain(typeRegistry(protocol)));
  router.get('/vct/:type/1', plain(typeMetadata(protocol)));
  router.get('/vct/:type/1/schema.json', plain(typeSchema(protocol)));
  router.get('/o/:slug/authorize', plain(authorize(protocol)));
  router.post('/o/:slug/par', plain(pushedRequest(protocol)));
  router.post('/o/:slug/token', plain(token(protocol)));
  router.post('/o/:slug/nonce', plain(nonce(protocol)));
  router.post('/o/:slug/credential', plain(credential(protocol)));
  router.post('/o/:slug/deferred', plain(deferred(protocol)));
  router.post('/o/:slug/notification', plain(notification(protocol)));
};
