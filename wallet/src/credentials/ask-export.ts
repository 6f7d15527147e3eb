import { exportIssuance, type ExportFormat } from '#shared/contracts/issuer/exports';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { isObject, parseJwt, publicJwkOf } from '#shared/credentials/jwt';
import { verifyOpenBadge, verifyVcJwt } from '#shared/credentials/verify-vc-jwt';
import type { Connection } from '../connections/connection.ts';
import { refusalOf } from '../connections/clock.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { StoredCredential } from './stored-credential.ts';
import { handCopy } from './use-copy.ts';

/** Which forms an organism makes of this credential: a badge only of a competence, nothing of what came without a connection. */
export const exportFormatsOf = ({
  kind,
  issuanceId,
  connectionId,
}: Pick<StoredCredential, 'kind' | 'issuanceId' | 'connectionId'>): readonly ExportFormat[] => {
  if (!issuanceId || !connectionId || kind === 'experience' || kind === 'other') return [];
  return kind === 'competence' ? ['vc+jwt', 'open-badge'] : ['vc+jwt'];
};

/** The key of the copy that stands in files: what the file is bound to. */
const holderOf = async (wallet: Wallet, id: string) => {
  const { cnf } = parseJwt((await handCopy(wallet, id)).split('~', 1)[0]!).payload;
  const jwk = publicJwkOf(isObject(cnf) ? cnf['jwk'] : null);
  if (!jwk) throw new Refusal('credential-refused', 'holder-key-missing');
  return jwk;
};

/** What arrives is looked at before it is kept: signed by the organism this credential came from, and dated. */
const assertSigned = async (wallet: Wallet, { issuerDid }: StoredCredential, format: ExportFormat, document: string): Promise<void> => {
  const verify = format === 'open-badge' ? verifyOpenBadge : verifyVcJwt;
  // The organism's document as it is now: its key for badges is made with the first one.
  const resolver = makeDidResolver({ fetcher: wallet.fetch, now: wallet.clock });
  const report = await verify(document, { crypto: wallet.crypto, resolver, now: wallet.clock() + 60 });
  const failed = report.checks.find(({ outcome }) => outcome === 'failed');
  if (failed) throw new Refusal('credential-refused', failed.why);
  if (report.issuer !== issuerDid || report.payload === null) throw new Refusal('credential-refused', 'issuer-unknown');
};

const ask = async (wallet: Wallet, credential: StoredCredential, format: ExportFormat): Promise<string> => {
  const { connectionId, issuanceId } = credential;
  const connection = connectionId ? await wallet.store.get<Connection>('connections', connectionId) : null;
  if (!connection || connection.closed) throw new Refusal('connection-closed');
  const holder = await holderOf(wallet, credential.id);
  const params = { issuanceId: issuanceId as never };
  const answer = await organismCaller(wallet, connection).call(exportIssuance, { params, body: { format, holder } });
  if (!answer.ok) throw await refusalOf(answer);
  await assertSigned(wallet, credential, format, answer.data.document);
  return answer.data.document;
};

/**
 * A credential as a file of another form, made and signed by its organism, checked and then kept: asked for once. Refuses a form it does not
 * have, a connection that is cut, and a file that is not what it says.
 */
export const askExport = async (wallet: Wallet, id: string, format: ExportFormat): Promise<string> => {
  const held = await wallet.store.get<StoredCredential>('credentials', id);
  if (!held || !exportFormatsOf(held).includes(format)) throw new Refusal('credential-gone');
  const kept = held.exports?.[format];
  if (kept) return kept;
  const document = await ask(wallet, held, format);
  const now = (await wallet.store.get<StoredCredential>('credentials', id)) ?? held;
  await wallet.store.write([{ room: 'credentials', id, value: { ...now, exports: { ...now.exports, [format]: document } } }]);
  return document;
};
