import * as z from 'zod';
import { underTenant } from '#shared/server/open-scope';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { openColumn } from '#shared/server/sealed-column';
import { MailDeliveryModel, sealedColumn } from './mail-delivery.model.ts';

const Sealed = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });

/** Hands a waiting message to the mail server and forgets its words. A second delivery of the same fact finds it sent and does nothing. */
export async function sendMessage(scope: Scope, { payload }: Happened<{ deliveryId: string }>): Promise<void> {
  await underTenant(scope, { ...scope.tenant, grant: 'outbox' }, async (outbox) => {
    const waiting = await MailDeliveryModel.query(outbox.db).findById(payload.deliveryId).forUpdate();
    if (!waiting?.sealed) return;
    const mail = Sealed.parse(JSON.parse(await openColumn(scope, sealedColumn, waiting.id, waiting.sealed)));
    await MailDeliveryModel.query(outbox.db).findById(waiting.id).patch({ state: 'sent', sealed: null, sentAt: scope.now() });
    await scope.house.mail(mail);
  });
}
