import { signJwt } from '#shared/credentials/jwt';
import { makeBadgeKey, signBadge } from './badge-keys.ts';
import { assertExport } from './export-rules.ts';
import type { ExportToSign } from './keys.ts';
import type { MasterKeys } from './master-key.ts';
import { nodeSigner } from './node-crypto.ts';
import type { PrivateKeys } from './private-keys.ts';
import type { Ask } from './worker-protocol.ts';

type ExportAsk = Extract<Ask, { verb: 'createBadgeKey' | 'signExport' }>;

export const isExportAsk = (ask: Ask): ask is ExportAsk => ask.verb === 'createBadgeKey' || ask.verb === 'signExport';

const signExport = (keys: MasterKeys, privateKeyOf: PrivateKeys, toSign: ExportToSign): Promise<string> | string => {
  assertExport(toSign);
  if (toSign.format === 'open-badge') return signBadge(keys, toSign.key, toSign.document);
  return signJwt({ kid: toSign.key.kid, typ: 'vc+jwt', cty: 'vc' }, toSign.document, nodeSigner(privateKeyOf(toSign.key)));
};

/** What a signing worker does for files made of credentials. Refuses (throws) what export-rules.ts refuses. */
export const answerExport = (keys: MasterKeys, privateKeyOf: PrivateKeys, ask: ExportAsk): unknown =>
  ask.verb === 'createBadgeKey' ? makeBadgeKey(keys, ask.did) : signExport(keys, privateKeyOf, ask.toSign);
