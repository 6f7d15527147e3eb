import * as z from 'zod';

/** SD-JWT VC Type Metadata (draft-ietf-oauth-sd-jwt-vc section 4), served at the `vct` itself. */
export const TypeMetadata = z.object({
  vct: z.url(),
  name: z.string(),
  description: z.string(),
  display: z.array(z.object({ locale: z.enum(['fr', 'en']), name: z.string() })),
  claims: z.array(
    z.object({
      path: z.array(z.string()),
      display: z.array(z.object({ locale: z.enum(['fr', 'en']), label: z.string() })),
      sd: z.literal('always'),
    }),
  ),
});
export type TypeMetadata = z.output<typeof TypeMetadata>;
