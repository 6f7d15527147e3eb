import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { noContent, route } from '#shared/contract/route';
import { Instant } from '#shared/contract/values';
import { LinkCode } from '../identity.ts';
import { ConnectionId, tooManyDevices } from './people.ts';

/** The devices of one person at one organism: each has keys, tokens and copies of its own (shared/decisions/0025). */

export const Device = z.object({
  connectionId: ConnectionId,
  /** As the device called itself, `Téléphone` for instance; null for those connected before names were asked. */
  name: z.string().nullable(),
  connectedAt: Instant,
  /** When it last renewed its tokens. */
  seenAt: Instant.nullable(),
  /** The one that asks. */
  current: z.boolean(),
});
export type Device = z.output<typeof Device>;

export const listDevices = route({
  method: 'GET',
  path: '/api/v1/wallet/devices',
  summary: 'The devices on which this person’s wallet is, newest first',
  allow: 'wallet',
  reply: z.object({ items: z.array(Device) }),
});
/** Good once, for ten minutes: to be shown as a code to the other device, and kept nowhere. */
export const inviteDevice = route({
  method: 'POST',
  path: '/api/v1/wallet/devices/codes',
  summary: 'A code by which another device of this person connects',
  allow: 'wallet',
  reply: z.object({ code: LinkCode, expiresInSeconds: z.number().int() }),
  status: 201,
  refuses: [tooManyDevices],
  limit: { points: 30, seconds: 3600, per: 'actor' },
});
export const removeDevice = route({
  method: 'DELETE',
  path: '/api/v1/wallet/devices/:connectionId',
  summary: 'Cut another device of this person off, and revoke what it holds',
  allow: 'wallet',
  params: z.object({ connectionId: ConnectionId }),
  reply: noContent,
  status: 204,
});

const device = z.object({ organisationId: z.string(), personId: z.string(), connectionId: z.string() });
/** The person is told, in case it was not them. */
export const walletDeviceAdded = fact('wallet.device-added', device);
/** What that device alone holds is to be revoked; what no other has is to be offered again. */
export const walletDeviceRemoved = fact('wallet.device-removed', device);
