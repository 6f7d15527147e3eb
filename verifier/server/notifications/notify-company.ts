import { deliver } from '#shared/server/notifications/index';
import type { Scope } from '#shared/server/scope';
import { letterFor } from './letters.ts';
import { listRecipients } from './list-recipients.ts';
import { NotificationModel, type NotificationKind } from './notification.model.ts';

export interface ToTell {
  readonly factId: string;
  readonly organisationId: string;
  readonly kind: NotificationKind;
  readonly subjectId: string;
  /** By when something has to be done. */
  readonly day?: string;
}

const pages: Readonly<Record<NotificationKind, string>> = {
  'disclosure-received': 'disclosures',
  'disclosure-withdrawn': 'disclosures',
  'offer-refused': 'offers',
  'status-changed': 'disclosures',
  'erasure-asked': 'erasures',
  'erasure-due': 'erasures',
};

/**
 * Tells every member of a company, in the inbox and by e-mail. The same fact told twice is one line and one message.
 */
export async function notifyCompany(scope: Scope, { factId, organisationId, kind, subjectId, day }: ToTell): Promise<void> {
  const link = `${scope.house.config.publicUrl}/${pages[kind]}/${subjectId}`;
  for (const { accountId, name, email, locale } of await listRecipients(scope, organisationId)) {
    const own = await scope.as({ organisationIds: [organisationId], accountId });
    const told = await NotificationModel.query(own.db).findOne({ factId, accountId });
    if (!told)
      await NotificationModel.query(own.db).insert({ organisationId, accountId, factId, kind, subjectId, at: scope.now(), readAt: null });
    await scope.as(scope.tenant);
    if (told) continue;
    await deliver(scope, { template: letterFor(kind), to: email, locale, data: { name, link, ...(day ? { day } : {}) }, about: subjectId });
  }
}
