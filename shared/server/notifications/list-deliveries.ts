import type { Scope } from '#shared/server/scope';
import { MailDeliveryModel } from './mail-delivery.model.ts';

export interface Delivery {
  readonly template: string;
  readonly state: 'waiting' | 'sent';
  readonly requestedAt: Date;
  readonly sentAt: Date | null;
}

/** What was sent about something of the scope's organisation, last first: never the address nor the words. */
export async function listDeliveries(scope: Scope, about: string): Promise<Delivery[]> {
  return MailDeliveryModel.query(scope.db)
    .where({ about })
    .orderBy('id', 'desc')
    .limit(50)
    .select('template', 'state', 'requestedAt', 'sentAt');
}
