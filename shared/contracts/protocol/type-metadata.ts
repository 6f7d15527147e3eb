import * as z from 'zod';

const Language = z.enum(['fr', 'en']);
const Integrity = z.string().regex(/^sha256-[\w+/]{43}=$/u);

/** SD-JWT VC Type Metadata (draft-ietf-oauth-sd-jwt-vc-24 section 4), served at the `vct` itself. */
export const TypeMetadata = z.object({
  vct: z.url(),
  name: z.string(),
  description: z.string(),
  extends: z.url().optional(),
  'extends#integrity': Integrity.optional(),
  display: z.array(z.object({ locale: Language, name: z.string(), description: z.string() })),
  claims: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number().int().min(0), z.null()])).min(1),
      display: z.array(z.object({ locale: Language, label: z.string() })),
      mandatory: z.boolean(),
      sd: z.enum(['always', 'allowed', 'never']),
      svg_id: z.string().regex(/^[A-Za-z_]\w*$/u),
    }),
  ),
  schema_uri: z.url(),
  'schema_uri#integrity': Integrity.optional(),
});
export type TypeMetadata = z.output<typeof TypeMetadata>;

/** `GET /vct`: every type of this server, as a registry (section 4.3.2 of the draft asks for the metadata themselves). */
export const TypeRegistry = z.object({
  types: z.array(
    TypeMetadata.extend({
      /** Only ever named beside a more precise type. */
      generic: z.boolean(),
      /** Signed by the person, not by an organism. */
      self_declared: z.boolean(),
      /** Of the document served at `vct`. */
      'vct#integrity': Integrity,
    }),
  ),
});
export type TypeRegistry = z.output<typeof TypeRegistry>;
