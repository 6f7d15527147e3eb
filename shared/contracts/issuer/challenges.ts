import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Day } from '#shared/contract/values';
import { Half } from './attendance.ts';
import { HalfDayProof } from './completions.ts';

/**
 * A funder who holds a certificate of completion may challenge any of its half-days, without an account. What opens it is the root that the
 * certificate carries: 256 bits over salted leaves, known to nobody who was not shown it (shared/decisions/0020). It travels in bodies only.
 */

const Root = z.string().regex(/^[\w-]{43}$/u);

export const certificateUnknown = problem(
  'certificate-unknown',
  404,
  'Aucun organisme de cette plateforme n’a établi ce certificat',
  'No organism of this platform issued this certificate',
);

export const openChallenge = route({
  method: 'POST',
  path: '/api/v1/challenges/lookups',
  summary: 'Which half-days stand under a certificate of completion, for who holds it: days and halves alone',
  allow: 'public',
  body: z.object({ root: Root }),
  reply: z.object({
    organisation: z.object({ name: z.string(), siret: z.string() }),
    /** In the order of the tree: a half-day is asked for by its place. */
    halfDays: z.array(z.object({ day: Day, half: Half })),
  }),
  refuses: [certificateUnknown],
  limit: { points: 30, seconds: 900, per: 'address' },
});

/** One at a time, and noted by the organism. */
export const answerChallenge = route({
  method: 'POST',
  path: '/api/v1/challenges',
  summary: 'The signed half-day at one place of a certificate, with its inclusion proof',
  allow: 'public',
  body: z.object({ root: Root, place: z.number().int().min(0).max(10_000) }),
  reply: z.object({ proof: HalfDayProof }),
  refuses: [certificateUnknown],
  limit: { points: 60, seconds: 3600, per: 'address' },
});
