import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import type { Locale } from '#shared/contract/values';
import { underTenant } from '#shared/server/open-scope';
import { newId } from '#shared/server/random';
import { type Scope, soleOrganisation } from '#shared/server/scope';
import { sealColumn } from '#shared/server/sealed-column';
import { MailDeliveryModel, sealedColumn } from './mail-delivery.model.ts';
import { type Template, write } from './template.ts';

/** A message waits: only its id travels in the outbox, never an address or a word. */
export const messageRequested = fact('message.requested', z.object({ deliveryId: z.string() }));

export interface Message<D> {
  readonly template: Template<D>;
  readonly to: string;
  readonly locale: Locale;
  readonly data: D;
  /** Id of what the message is about, so that a page can say whether it left. */
  readonly about?: string;
}

/**
 * Writes a message now and lets it leave after the commit: a refusal that rolls back sends nothing. Address and words wait sealed, because they
 * may carry a one-time link, and are emptied when the message leaves. Belongs to the scope's organisation, if it has one.
 */
export async function deliver<D>(scope: Scope, message: Message<D>): Promise<void> {
  const { template, to, locale, data, about = null } = message;
  const id = newId(scope.now());
  const sealed = await sealColumn(scope, sealedColumn, id, JSON.stringify({ to, ...write(template, locale, data) }));
  const row = { id, template: template.name, locale, about, sealed, state: 'waiting' as const, requestedAt: scope.now() };
  await underTenant(scope, { ...scope.tenant, grant: 'outbox' }, async (outbox) => {
    await MailDeliveryModel.query(outbox.db).insert({ ...row, organisationId: soleOrganisation(scope.tenant) });
  });
  await scope.record(messageRequested, id, { deliveryId: id });
}
