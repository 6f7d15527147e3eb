import type { FoundCredential } from '#shared/credentials/find-credentials';
import type { Snapshot } from '#shared/credentials/snapshot';
import { checkDocuments, type Checked, type CheckPorts } from './check-documents.ts';
import { checkPrepared, isTooOld } from './check-offline.ts';
import { readSettings } from './read-settings.ts';

export interface Judged {
  readonly checked: Checked;
  /** Checked without a network, by what was prepared then (seconds since 1970); null when the network answered. */
  readonly offline: { readonly takenAt: number; readonly tooOld: boolean } | null;
}

/**
 * By what was prepared only when our own server does not answer: a network that answers is asked. Null when nobody says whose key signs the
 * registry.
 */
export const judgeInput = async (
  credentials: readonly FoundCredential[],
  snapshot: Snapshot | null,
  ports: CheckPorts,
): Promise<Judged | null> => {
  const found = await readSettings().catch(() => null);
  if (!found?.reached && snapshot) {
    const now = ports.now();
    const offline = { takenAt: snapshot.takenAt, tooOld: isTooOld(snapshot, now) };
    return { checked: await checkPrepared(credentials, snapshot, { crypto: ports.crypto, now }), offline };
  }
  return found && { checked: await checkDocuments(credentials, found.settings, ports), offline: null };
};
