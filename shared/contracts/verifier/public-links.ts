import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { Instant } from '#shared/contract/values';

/** Verification links: the server keeps ciphertext only; the key is in the fragment. The wallet chooses the id, to which the presentation is bound. */

export const LinkId = z
  .string()
  .regex(/^[\w-]{22}$/u)
  .meta({ title: 'Lien' });
/** `iv.ciphertext`, base64url, AES-256-GCM with the id as additional data. */
export const Ciphertext = z
  .string()
  .regex(/^[\w-]{16}\.[\w-]+$/u)
  .max(200_000);
export const linkTaken = problem('link-taken', 409, 'Ce lien existe déjà', 'This link already exists');
export const linkGone = problem(
  'link-gone',
  410,
  'Ce lien a expiré ou a été retiré par la personne',
  'This link has expired or was withdrawn by the person',
);
export const linkTooLong = problem('link-too-long', 422, 'Un lien vit 365 jours au plus', 'A link lives 365 days at most');

const link = z.object({ linkId: LinkId });
export const PublicLink = z.object({
  id: LinkId,
  createdAt: Instant,
  expiresAt: Instant,
  views: z.number().int(),
  maxViews: z.number().int().nullable(),
  state: z.enum(['open', 'expired', 'withdrawn', 'used-up']),
});
export const createLink = route({
  method: 'PUT',
  path: '/api/v1/wallet/links/:linkId',
  summary: 'Leave an encrypted presentation under an id the wallet chose',
  allow: 'wallet',
  params: link,
  bytes: 300_000,
  body: z.object({ ciphertext: Ciphertext, expiresAt: Instant, maxViews: z.number().int().min(1).max(1000).nullable().default(null) }),
  reply: PublicLink,
  refuses: [linkTaken, linkTooLong],
});
export const listLinks = route({
  method: 'GET',
  path: '/api/v1/wallet/links',
  summary: 'Links of this key',
  allow: 'wallet',
  reply: z.object({ items: z.array(PublicLink) }),
});
export const withdrawLink = route({
  method: 'DELETE',
  path: '/api/v1/wallet/links/:linkId',
  summary: 'Withdraw a link: the ciphertext is destroyed',
  allow: 'wallet',
  params: link,
  reply: noContent,
  status: 204,
});
export const openLink = route({
  method: 'GET',
  path: '/api/v1/links/:linkId',
  summary: 'The ciphertext of a link',
  allow: 'public',
  params: link,
  reply: z.object({ ciphertext: Ciphertext, createdAt: Instant, expiresAt: Instant }),
  refuses: [linkGone],
  limit: { points: 60, seconds: 60, per: 'address' },
});
/** Counted by the page once the content was decrypted, so that robots that prefetch a link use no view. */
export const countView = route({
  method: 'POST',
  path: '/api/v1/links/:linkId/views',
  summary: 'The link was read',
  allow: 'public',
  params: link,
  reply: noContent,
  status: 204,
  refuses: [linkGone],
  limit: { points: 60, seconds: 60, per: 'address' },
});
