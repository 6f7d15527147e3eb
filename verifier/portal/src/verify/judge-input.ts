import type { FoundCredential } from '#shared/credentials/find-credentials';
import type { Snapshot } from '#shared/credentials/snapshot';
import { checkDocuments, type Checked, type CheckPorts } from './check-documents.ts';
import { checkReceipts, type CheckedReceipt, type FoundReceipt } from './check-receipts.ts';
import { checkPrepared, isTooOld } from './check-offline.ts';
import type { Input } from './read-input.ts';
import { readSettings } from './read-settings.ts';

export interface Judged {
  readonly checked: Checked;
  readonly receipts: readonly CheckedReceipt[];
  /** Checked without a network, by what was prepared then (seconds since 1970); null when the network answered. */
  readonly offline: { readonly takenAt: number; readonly tooOld: boolean } | null;
}

/**
 * By what was prepared only when our own server does not answer: a network that answers is asked. Null when nobody says whose key signs the
 * registry.
 */
const judgeCredentials = async (
  credentials: readonly FoundCredential[],
  snapshot: Snapshot | null,
  ports: CheckPorts,
): Promise<Judged | null> => {
  const found = await readSettings().catch(() => null);
  if (!found?.reached && snapshot) {
    const now = ports.now();
    const offline = { takenAt: snapshot.takenAt, tooOld: isTooOld(snapshot, now) };
    return { checked: await checkPrepared(credentials, snapshot, { crypto: ports.crypto, now }), receipts: [], offline };
  }
  return found && { checked: await checkDocuments(credentials, found.settings, ports), receipts: [], offline: null };
};

/** Receipts rest on the registry of companies, which nobody prepares: a kept copy tells no more than it is. Null as above. */
const judgeReceipts = async (found: readonly FoundReceipt[], ports: CheckPorts): Promise<Judged | null> => {
  const known = await readSettings().catch(() => null);
  if (!known) return null;
  const { receipts, sources } = await checkReceipts(found, known.settings, ports);
  return { checked: { documents: [], sources }, receipts, offline: null };
};

export const judgeInput = (
  input: Extract<Input, { kind: 'credentials' | 'receipts' }>,
  snapshot: Snapshot | null,
  ports: CheckPorts,
): Promise<Judged | null> =>
  input.kind === 'receipts' ? judgeReceipts(input.receipts, ports) : judgeCredentials(input.credentials, snapshot, ports);
