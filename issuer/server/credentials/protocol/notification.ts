import type { Context } from 'koa';
import { NotificationRequest } from '#shared/contracts/protocol/oid4vci';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { readJson } from '#shared/server/serving/read-body';
import { hearNotification } from '../hear-notification.ts';
import { authorise } from './authorise.ts';
import type { Protocol } from './library.ts';
import { inOrganism, organismAt } from './organism-path.ts';

const mostBytes = 16 * 1024;

/** `POST /o/:slug/notification` (OpenID4VCI 1.0 section 11): the wallet keeps the credential, or could not. Heard while suspended too. */
export const notification =
  (protocol: Protocol) =>
  async (ctx: Context): Promise<void> => {
    const { house } = protocol;
    const organism = await organismAt(house, ctx);
    const { issuanceIds, purpose, connectionId } = await authorise(protocol, ctx, organism, 'notification');
    const heard = NotificationRequest.safeParse(await readJson(ctx.req, mostBytes));
    if (!heard.success) throw new OAuthRefusal('invalid_notification_request', 'notification_id and a known event are expected');
    const { notification_id: notificationId, event } = heard.data;
    await inOrganism(house, organism, ctx, (scope) =>
      hearNotification(scope, { issuanceIds, purpose, connectionId, notificationId, event }),
    );
    ctx.status = 204;
  };
