import type { Context } from 'koa';
import { credentialTypes } from '#shared/credentials/vct';
import { typeMetadata as metadataOf } from '#shared/credentials/type-metadata';
import { TypeMetadata } from '#shared/contracts/protocol/type-metadata';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import type { Protocol } from './library.ts';

/** `GET /vct/:type/1`: what a credential type is and may disclose, in both languages. The same for every organism. */
export const typeMetadata =
  ({ house }: Protocol) =>
  (ctx: Context): void => {
    const asked = (ctx as { params?: Record<string, string> }).params?.['type'];
    const type = credentialTypes.find((known) => known === asked);
    if (!type) throw new OAuthRefusal('not_found', 'no such credential type', 404);
    ctx.set('Cache-Control', 'public, max-age=3600');
    ctx.body = TypeMetadata.parse(metadataOf(house.config.publicUrl, type));
  };
