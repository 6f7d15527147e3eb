import type * as z from 'zod';
import type { OutsideIssuer } from '#shared/contracts/organisations';
import type { Scope } from '#shared/server/scope';
import { OutsideIssuerModel } from './outside-issuer.model.ts';

export const describeOutsideIssuer = ({ id, did, name, siret, since }: OutsideIssuerModel): z.input<typeof OutsideIssuer> => ({
  ...{ id, did, name, siret },
  since: since.toISOString(),
});

/** Issuers that run elsewhere and are recognised here, by name. */
export async function listOutsideIssuers(scope: Scope) {
  const rows = await OutsideIssuerModel.query(scope.db).orderBy('name');
  return { items: rows.map(describeOutsideIssuer) };
}
