import { strToU8, zipSync, type Zippable } from 'fflate';
import { exportFileName } from '../credentials/export-file-name.ts';
import type { Sharing } from '../disclosure/sharing.ts';
import type { Wallet } from '../vault/wallet.ts';
import type { OtherForms } from './gather-exports.ts';
import type { Held, Whole } from './held.ts';
import { offlinePage } from './offline-page.ts';

export interface ArchiveWords {
  readonly locale: 'fr' | 'en';
  /** File names and the text of the readme, in the person's language. */
  readonly names: {
    readonly folder: string;
    readonly proofs: string;
    readonly others: string;
    readonly readme: string;
    readonly page: string;
  };
  readonly readme: string;
}

export const fileNameOf = ({ credential }: Held, place: number): string =>
  `${String(place + 1).padStart(2, '0')}-${exportFileName(credential, 'sd-jwt')}`;

const asJson = ({ credential, text, checked }: Held) => ({
  title: credential.title,
  kind: credential.kind,
  issuer: { did: credential.issuerDid, name: checked.issuer?.name ?? credential.issuerName, siret: checked.issuer?.siret ?? null },
  receivedAt: credential.receivedAt,
  expiresAt: credential.expiresAt,
  verdict: checked.document.verdict,
  checks: checked.document.report.checks,
  payload: checked.document.report.payload,
  credential: text,
});

/** The journal tells who was shown which claims and when, never what they said. */
const journalOf = async (wallet: Wallet) =>
  (await wallet.store.all<Sharing>('disclosures')).map(({ at, to, purpose, claims, credentials, state, withdrawnAt }) => ({
    ...{ at, to, purpose, claims, credentials, state, withdrawnAt },
  }));

interface Parts {
  readonly words: ArchiveWords;
  readonly script: string;
  readonly paper: Uint8Array;
  readonly others: OtherForms;
}

/**
 * The whole carnet as one zip: a page that checks itself offline, the paper, every credential as its organism signed it, in other forms too, and
 * all of it as JSON with what was published that day. Private keys never leave: whoever holds the file can show what is in it, not prove to be the holder.
 */
export const makeArchive = async (
  wallet: Wallet,
  { held, snapshot }: Whole,
  { words, script, paper, others }: Parts,
): Promise<Uint8Array<ArrayBuffer>> => {
  const { folder, proofs, readme, page } = words.names;
  const forms: Zippable = Object.fromEntries(
    others.files.map(({ name, text }) => [`${folder}/${words.names.others}/${name}`, strToU8(text)]),
  );
  const credentials = held.map(({ credential, text }) => ({ title: credential.title, text }));
  const html = await offlinePage(
    { locale: words.locale, snapshot, verifyUrl: `${wallet.settings.verifierUrl}/verify`, credentials },
    script,
  );
  const exportedAt = new Date(wallet.clock() * 1000).toISOString();
  const json = { format: 'carnet-export/1', exportedAt, credentials: held.map(asJson), journal: await journalOf(wallet), snapshot };
  const texts: Zippable = Object.fromEntries(
    held.map((one, place) => [`${folder}/${proofs}/${fileNameOf(one, place)}`, strToU8(one.text)]),
  );
  // In this thread: the library's workers come from blobs, which our policy refuses.
  return zipSync({
    [`${folder}/${readme}`]: strToU8(words.readme),
    [`${folder}/${page}`]: strToU8(html),
    [`${folder}/carnet.pdf`]: [paper, { level: 0 }],
    [`${folder}/carnet.json`]: strToU8(JSON.stringify(json, null, 2)),
    ...texts,
    ...forms,
  });
};
