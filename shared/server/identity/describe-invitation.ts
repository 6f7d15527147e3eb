import type * as z from 'zod';
import type { Invitation } from '#shared/contracts/identity';
import type { InvitationModel } from './invitation.model.ts';

/** An invitation as its organisation sees it. */
export const describeInvitation = (row: InvitationModel, now: Date): z.input<typeof Invitation> => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  sentAt: row.sentAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  state: row.expiresAt > now ? 'waiting' : 'expired',
});
