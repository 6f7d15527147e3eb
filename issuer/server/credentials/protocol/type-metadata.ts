import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { credentialSchema } from '#shared/contracts/protocol/credential-payloads';
import { TypeMetadata, TypeRegistry } from '#shared/contracts/protocol/type-metadata';
import { schemaUrlOf, typeMetadata as metadataOf, type DescribedType } from '#shared/credentials/type-metadata';
import { credentialTypes, genericOf, genericTypes } from '#shared/credentials/vct';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import type { Protocol } from './library.ts';

const describedTypes: readonly DescribedType[] = [...credentialTypes, ...genericTypes];

const askedType = (ctx: Context): DescribedType => {
  const asked = (ctx as { params?: Record<string, string> }).params?.['type'];
  const type = describedTypes.find((known) => known === asked);
  if (!type) throw new OAuthRefusal('not_found', 'no such credential type', 404);
  return type;
};

/** "Integrity metadata" of section 7: over the octets as they are served. */
const integrityOf = (octets: string): string => `sha256-${createHash('sha256').update(octets).digest('base64')}`;

const schemaText = (issuerUrl: string, type: DescribedType): string => JSON.stringify(credentialSchema(type, schemaUrlOf(issuerUrl, type)));

/** The document of a type, to the octet: a generic one first, since the others name its hash. */
const metadataText = (issuerUrl: string, type: DescribedType): string => {
  const generic = genericTypes.some((one) => one === type) ? null : genericOf(type as (typeof credentialTypes)[number]);
  const integrities = {
    ...(generic ? { extended: integrityOf(metadataText(issuerUrl, generic)) } : {}),
    schema: integrityOf(schemaText(issuerUrl, type)),
  };
  return JSON.stringify(TypeMetadata.parse(metadataOf(issuerUrl, type, integrities)));
};

const answer = (ctx: Context, octets: string): void => {
  ctx.set('Cache-Control', 'public, max-age=3600');
  ctx.type = 'application/json';
  ctx.body = octets;
};

/** `GET /vct/:type/1`: what a credential type is and may disclose, in both languages. The same for every organism. */
export const typeMetadata =
  ({ house }: Protocol) =>
  (ctx: Context): void =>
    answer(ctx, metadataText(house.config.publicUrl, askedType(ctx)));

/** `GET /vct/:type/1/schema.json`: the JSON Schema of what a credential of this type says when everything is disclosed. */
export const typeSchema =
  ({ house }: Protocol) =>
  (ctx: Context): void => {
    answer(ctx, schemaText(house.config.publicUrl, askedType(ctx)));
    ctx.type = 'application/schema+json';
  };

/** `GET /vct`: the registry, every type with its metadata and the hash of its document. */
export const typeRegistry =
  ({ house }: Protocol) =>
  (ctx: Context): void => {
    const types = describedTypes.map((type) => {
      const octets = metadataText(house.config.publicUrl, type);
      const generic = genericTypes.some((one) => one === type);
      const own = JSON.parse(octets) as TypeMetadata;
      return { ...own, generic, self_declared: type === 'experience', 'vct#integrity': integrityOf(octets) };
    });
    answer(ctx, JSON.stringify(TypeRegistry.parse({ types })));
  };
