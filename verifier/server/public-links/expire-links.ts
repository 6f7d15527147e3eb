import type { Scope } from '#shared/server/scope';
import { PublicLinkModel } from './public-link.model.ts';

/** Destroys the texts of links whose end has passed. Runs as the worker. */
export async function expireLinks(scope: Scope): Promise<void> {
  await PublicLinkModel.query(scope.db).whereNotNull('ciphertext').where('expiresAt', '<=', scope.now()).patch({ ciphertext: null });
}
