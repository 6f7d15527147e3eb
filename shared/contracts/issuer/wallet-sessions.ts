import * as z from 'zod';
import { route } from '#shared/contract/route';
import { Day } from '#shared/contract/values';
import { EnrolmentId } from './training.ts';

/** What the trainee’s wallet shows of its sessions. */
export const listWalletSessions = route({
  method: 'GET',
  path: '/api/v1/wallet/sessions',
  summary: 'Sessions of the wallet’s person at this organism',
  allow: 'wallet',
  reply: z.object({
    items: z.array(
      z.object({
        enrolmentId: EnrolmentId,
        programme: z.string(),
        session: z.string(),
        startsOn: Day,
        endsOn: Day,
        place: z.string().nullable(),
        trainers: z.array(z.string()),
        courses: z.array(z.string()),
        competences: z.array(z.object({ label: z.string(), level: z.string().nullable() })),
        state: z.enum(['planned', 'open', 'ended', 'withdrawn']),
      }),
    ),
  }),
});
