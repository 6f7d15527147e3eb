import { calculateJwkThumbprint } from 'jose';
import type { InputOf, ReplyOf } from '#shared/contract/route';
import {
  foreignHolder,
  notABadge,
  notExportable,
  type ExportFormat,
  type exportIssuance as contract,
} from '#shared/contracts/issuer/exports';
import type { PublicJwk } from '#shared/server/keys/keys';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';
import { badgeKeyOf, requireApproved } from '../../organisations/index.ts';
import { openClaims } from '../frozen-claims.ts';
import { IssuanceCopyModel } from '../issuance-copy.model.ts';
import { IssuanceExportModel } from '../issuance-export.model.ts';
import { stands } from '../issuance-states.ts';
import type { IssuanceModel } from '../issuance.model.ts';
import { lockOwnIssuance } from '../lock-issuance.ts';
import { ownOrganism, signingKeyOf } from '../organism.ts';
import { reserveExportStatus } from '../reserve-export-status.ts';
import { validityOf } from '../validity.ts';
import { badgeDocument, isAchievement, vcDocument, type ToExport } from './export-document.ts';

const column = 'issuance_exports.sealed_document';

/** A key that a copy of this credential was signed for, after it was proven: nobody has a file bound to somebody else's key. */
const requireHolder = async (scope: Scope, { id: issuanceId }: IssuanceModel, jwk: PublicJwk): Promise<void> => {
  const holder = await calculateJwkThumbprint({ ...jwk });
  if (!(await IssuanceCopyModel.query(scope.db).findOne({ issuanceId, holder }))) throw new Refusal(foreignHolder);
};

/** A file of today never outlives the credential it is made of. */
const datesOf = (scope: Scope, { kind, signedAt }: IssuanceModel): Pick<ToExport, 'issuedAt' | 'expiresAt'> => ({
  issuedAt: validityOf(kind, scope.now()).issuedAt,
  expiresAt: validityOf(kind, signedAt ?? scope.now()).expiresAt,
});

const sign = async (scope: Scope, format: ExportFormat, toExport: ToExport): Promise<string> => {
  const { keys } = scope.house;
  if (format === 'vc+jwt') return keys.signExport({ format, key: await signingKeyOf(scope), document: vcDocument(toExport) });
  const organism = await ownOrganism(scope);
  return keys.signExport({ format, key: await badgeKeyOf(scope, organism), document: badgeDocument(toExport) });
};

const make = async (scope: Scope, issuance: IssuanceModel, format: ExportFormat, holder: PublicJwk): Promise<string> => {
  const { ld } = await openClaims(scope, issuance);
  if (format === 'open-badge' && !isAchievement(ld)) throw new Refusal(notABadge);
  const { exportId, credentialStatus } = await reserveExportStatus(scope, issuance, format);
  const { did, name } = await ownOrganism(scope);
  const { title, earnedOn } = issuance;
  const toExport = { ld, id: exportId, title, earnedOn, organism: { did, name }, holder, credentialStatus, ...datesOf(scope, issuance) };
  const document = await sign(scope, format, toExport);
  const sealedDocument = await sealColumn(scope, column, exportId, document);
  await IssuanceExportModel.query(scope.db).findById(exportId).patch({ sealedDocument });
  await scope.audit('credential.exported', 'issuance', issuance.id, { format });
  return document;
};

/**
 * A credential as a file of another form, for the wallet of its person: signed once, then the same bytes. Refuses what is not theirs (as not
 * found), not delivered or ended, a badge of what is no achievement, a key that no copy was signed for, and all while the organism is suspended.
 */
export async function exportIssuance(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  await requireApproved(scope);
  const issuance = await lockOwnIssuance(scope, params.issuanceId);
  if (!stands(issuance.state)) throw new Refusal(notExportable);
  await requireHolder(scope, issuance, body.holder);
  const { format } = body;
  const { organisationId, id: issuanceId } = issuance;
  const kept = await IssuanceExportModel.query(scope.db).findOne({ organisationId, issuanceId, format });
  if (kept?.sealedDocument) return { format, document: await openColumn(scope, column, kept.id, kept.sealedDocument) };
  return { format, document: await make(scope, issuance, format, body.holder) };
}
