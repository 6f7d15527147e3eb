/** Builders for specs: a key room of its own in a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { competenceClaims } from '#shared/credentials/competence-claims';
import { givenCompetence, givenIssuerUrl } from '#shared/credentials/given';
import { vctOf } from '#shared/credentials/vct';
import type { CredentialToSign, KeptKey, PublicJwk } from './keys.ts';
import { makePlatformKey } from './platform-key.ts';

export interface GivenKeyFiles {
  readonly masterKeyFile: string;
  readonly platformKeyFile: string;
  readonly platform: KeptKey;
  remove(): void;
}

/** Fresh master and platform keys. */
export const givenKeyFiles = (): GivenKeyFiles => {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-keys-'));
  const files = { masterKeyFile: join(folder, 'master.key'), platformKeyFile: join(folder, 'platform.json') };
  const platform = makePlatformKey(files.masterKeyFile, files.platformKeyFile);
  return { ...files, platform, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** A competence credential to sign, at index 7 of a list. */
export const givenToSign = (key: KeptKey, holderJwk: PublicJwk, changes: Partial<CredentialToSign> = {}): CredentialToSign => ({
  key,
  ...competenceClaims(givenCompetence(key.did)),
  vct: vctOf(givenIssuerUrl, 'competence'),
  holderJwk,
  status: { uri: `${givenIssuerUrl}/o/atelier/status/1`, index: 7 },
  issuedAt: 1_795_219_200,
  expiresAt: 1_826_755_200,
  ...changes,
});
