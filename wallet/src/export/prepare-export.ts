import { claimCatalogue } from '#shared/credentials/claim-catalogue';
import { dayInParis } from '#shared/contract/paris';
import type { Locale } from '#shared/angular/i18n/language';
import { makeLink, type SharedLink } from '../links/share-link.ts';
import type { Wallet } from '../vault/wallet.ts';
import { carnetPaper, type PaperWords } from './carnet-paper.ts';
import { gatherExports } from './gather-exports.ts';
import { gatherWhole, type Whole } from './held.ts';
import { makeArchive } from './make-archive.ts';
import { makePdf } from './make-pdf.ts';

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;
export interface Asked {
  readonly what: 'archive' | 'paper';
  readonly withCode: boolean;
}
export interface Prepared {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Proofs that could not be had in their other forms. */
  readonly missing: number;
  /** A code was asked for and could not be made. */
  readonly codeFailed: boolean;
}

const linkDays = 90;

const paperWords = (say: Say, verify: string): PaperWords => ({
  title: say('export.paper.title'),
  asOf: (day) => say('export.paper.asOf', { day }),
  scan: (until) => say('export.paper.scan', { until }),
  inside: say('export.paper.inside', { verify }),
  declared: say('export.paper.declared'),
  challenge: say('export.paper.challenge'),
  verdict: { verified: say('export.paper.verified'), 'to-check': say('export.paper.toCheck'), refused: say('export.paper.refused') },
  page: (page, pages) => say('export.paper.page', { page, pages }),
});

const codeFor = async (wallet: Wallet, { held }: Whole, locale: Locale, say: Say): Promise<SharedLink | null> => {
  const shared = held.flatMap(({ credential: { id, kind } }) => {
    if (kind === 'other') return [];
    const claims = claimCatalogue[kind];
    return [{ credentialId: id, paths: claims.map((claim) => claim.path), claims: claims.map((claim) => claim.label[locale]) }];
  });
  if (shared.length === 0) return null;
  return makeLink(wallet, { title: say('export.linkTitle'), shared, days: linkDays, maxViews: null }).catch(() => null);
};

/** The script of the self-verifying page, built beside this application. */
const offlineScript = async (): Promise<string> => {
  const answer = await fetch('/offline-check.js');
  if (!answer.ok) throw new Error('the script of the self-verifying page is missing');
  return answer.text();
};

/** Everything in one file, or the paper alone; made here, nothing sent. Only the code on the paper, when asked for, makes a link. */
export const prepareExport = async (
  wallet: Wallet,
  asked: Asked,
  { say, locale }: { readonly say: Say; readonly locale: Locale },
): Promise<Prepared> => {
  const whole = await gatherWhole(wallet);
  const verify = `${wallet.settings.verifierUrl}/verify`;
  const link = asked.withCode ? await codeFor(wallet, whole, locale, say) : null;
  const words = paperWords(say, verify);
  const paper = await makePdf(carnetPaper(whole, { words, locale, link: link && { url: link.url, until: link.expiresAt } }));
  const day = dayInParis(new Date(wallet.clock() * 1000));
  const codeFailed = asked.withCode && link === null;
  if (asked.what === 'paper')
    return { name: say('export.file.paper', { day }), type: 'application/pdf', bytes: paper, missing: 0, codeFailed };
  const names = {
    folder: say('export.file.folder'),
    proofs: say('export.file.proofs'),
    others: say('export.file.others'),
    readme: say('export.file.readme'),
    page: say('export.file.page'),
  };
  const archiveWords = { locale, names, readme: say('export.readme', { verify }) };
  const others = await gatherExports(wallet, whole.held);
  const bytes = await makeArchive(wallet, whole, { words: archiveWords, script: await offlineScript(), paper, others });
  return { name: say('export.file.archive', { day }), type: 'application/zip', bytes, missing: others.missing, codeFailed };
};
