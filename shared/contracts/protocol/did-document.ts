import * as z from 'zod';

/** A DID document (DID Core 1.0 section 5) as organisms and companies publish it: P-256 keys, and RSA for badges, all of them for assertions. */
export const DidDocument = z.object({
  '@context': z.array(z.string()),
  id: z.string().startsWith('did:'),
  verificationMethod: z.array(
    z.object({
      id: z.string(),
      type: z.literal('JsonWebKey2020'),
      controller: z.string(),
      publicKeyJwk: z.union([
        z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
        z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string() }),
      ]),
    }),
  ),
  assertionMethod: z.array(z.string()),
  authentication: z.array(z.string()),
});
export type DidDocument = z.output<typeof DidDocument>;
