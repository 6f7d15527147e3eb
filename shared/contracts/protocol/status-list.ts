import * as z from 'zod';

/** Payload of a status list token (draft-ietf-oauth-status-list section 5.1), media type `application/statuslist+jwt`. */
export const StatusListToken = z.object({
  iss: z.string(),
  /** The address of the list itself. */
  sub: z.url(),
  iat: z.number().int(),
  exp: z.number().int(),
  ttl: z.number().int(),
  status_list: z.object({ bits: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(8)]), lst: z.string() }),
});
export type StatusListToken = z.output<typeof StatusListToken>;

/** The `status` claim of a credential (section 6.1). */
export const StatusClaim = z.object({ status_list: z.object({ uri: z.url(), idx: z.number().int().min(0) }) });
export type StatusClaim = z.output<typeof StatusClaim>;
