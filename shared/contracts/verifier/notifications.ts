import * as z from 'zod';
import { noContent, route } from '#shared/contract/route';
import { id, Instant } from '#shared/contract/values';

/** The inbox of an account: what happened, without the data itself. */
export const NotificationId = id<'Notification'>('Notification');
export const Notification = z.object({
  id: NotificationId,
  kind: z.enum(['disclosure-received', 'disclosure-withdrawn', 'offer-refused', 'status-changed', 'erasure-asked', 'erasure-due']),
  /** Where it leads, e.g. the disclosure's id. */ subjectId: z.string(),
  title: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
});
export const listNotifications = route({
  method: 'GET',
  path: '/api/v1/notifications',
  summary: 'The inbox, newest first',
  allow: 'notification:read:own',
  reply: z.object({ items: z.array(Notification), unread: z.number().int() }),
});
export const readNotifications = route({
  method: 'POST',
  path: '/api/v1/notifications/readings',
  summary: 'Everything until now is read',
  allow: 'notification:read:own',
  reply: noContent,
  status: 204,
});
