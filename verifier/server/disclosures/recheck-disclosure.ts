import { disclosureStatusChanged } from '#shared/contracts/verifier/disclosures';
import type { Scope } from '#shared/server/scope';
import { checkAgain } from '../verification/index.ts';
import { DisclosureModel } from './disclosure.model.ts';
import { openContent, sealAgain, type KeptCredential } from './keep-content.ts';
import { worstVerdict } from './worst-verdict.ts';

/**
 * Asks again whether what was disclosed still stands (signature, registry, status list, dates) and keeps the new report. A verdict that
 * changes is told to the company. What was taken back is left alone.
 */
export async function recheckDisclosure(scope: Scope, disclosure: DisclosureModel): Promise<DisclosureModel> {
  if (disclosure.state !== 'received' || disclosure.sealed === null || disclosure.keptUntil <= scope.now()) return disclosure;
  const content = await openContent(scope, { id: disclosure.id, sealed: disclosure.sealed });
  const checked: KeptCredential[] = [];
  for (const one of content) checked.push({ ...one, report: await checkAgain(scope, { compact: one.compact, earlier: one.report }) });
  const verdict = worstVerdict(checked.map((one) => one.report));
  const sealed = await sealAgain(scope, disclosure.id, checked);
  // Taken back meanwhile, it must not come back.
  const kept =
    sealed === null
      ? 0
      : await DisclosureModel.query(scope.db).findById(disclosure.id).where({ state: 'received' }).patch({ sealed, verdict });
  if (kept === 1 && verdict !== disclosure.verdict) {
    const { organisationId, id: disclosureId } = disclosure;
    await scope.record(disclosureStatusChanged, disclosureId, { organisationId, disclosureId, verdict });
  }
  return DisclosureModel.query(scope.db).findById(disclosure.id).throwIfNotFound();
}
