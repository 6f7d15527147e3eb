import type { Content, createPdf } from 'pdfmake';
import { dateText } from '#shared/angular/dates/instant-text';
import { claimLines } from '#shared/angular/look/claim-lines';
import type { Locale } from '#shared/angular/i18n/language';
import { siretText } from '#shared/contract/siret-text';
import { challengeOf } from '#shared/credentials/challenge-address';
import { fileNameOf } from './make-archive.ts';
import type { Held, Whole } from './held.ts';

export type PaperDefinition = Parameters<typeof createPdf>[0];

export interface PaperWords {
  readonly title: string;
  readonly asOf: (day: string) => string;
  readonly scan: (until: string) => string;
  readonly inside: string;
  readonly declared: string;
  /** Beside the code of a funder’s challenge. */
  readonly challenge: string;
  readonly verdict: Readonly<Record<'verified' | 'to-check' | 'refused', string>>;
  readonly page: (page: number, pages: number) => string;
}
export interface PaperOptions {
  readonly words: PaperWords;
  readonly locale: Locale;
  /** Of a verification link; null prints no code. */
  readonly link: { readonly url: string; readonly until: string } | null;
}

/** The paper’s font has no narrow no-break space. */
const printed = (text: string): string => text.replaceAll('\u202f', '\u00a0');

const colours = { verified: '#1c6b3c', 'to-check': '#8a5a00', refused: '#a3261f' } as const;

const issuerOf = ({ credential, checked }: Held, words: PaperWords): string => {
  if (checked.document.selfDeclared) return words.declared;
  const { issuer } = checked;
  if (!issuer) return credential.issuerName;
  return issuer.siret ? `${issuer.name} · SIRET ${siretText(issuer.siret)}` : issuer.name;
};

const scanned = (url: string, words: string, fit: number, margin: [number, number, number, number]): Content => ({
  margin,
  columns: [
    { qr: url, fit, eccLevel: 'M', width: fit + 20 },
    {
      stack: [
        { text: printed(words), bold: true },
        { text: url, link: url, fontSize: 8, margin: [0, 6, 0, 0] },
      ],
    },
  ],
});

/** A certificate that is refused is no ground for a challenge. */
const challenge = ({ checked }: Held, issuerUrl: string, { words }: PaperOptions): Content[] => {
  const { verdict, report } = checked.document;
  const address = verdict === 'refused' || !report.payload ? null : challengeOf(report.payload, issuerUrl);
  return address === null ? [] : [scanned(address, words.challenge, 90, [0, 8, 0, 0])];
};

const proof = (held: Held, issuerUrl: string, options: PaperOptions): Content => {
  const { words, locale } = options;
  const { verdict, report } = held.checked.document;
  const lines = claimLines(report.payload ?? {}, locale).map(({ label, value }): Content[] => [
    { text: printed(label), color: '#5c564a' },
    { text: printed(value) },
  ]);
  return {
    unbreakable: lines.length < 20,
    margin: [0, 0, 0, 16],
    stack: [
      { text: printed(held.credential.title), style: 'proof' },
      {
        text: [{ text: words.verdict[verdict], bold: true, color: colours[verdict] }, printed(` · ${issuerOf(held, words)}`)],
        margin: [0, 2, 0, 4],
      },
      ...(lines.length > 0 ? [{ table: { widths: [150, '*'], body: lines }, layout: 'lightHorizontalLines' } satisfies Content] : []),
      ...challenge(held, issuerUrl, options),
    ],
  };
};

const code = ({ words, link, locale }: PaperOptions): Content[] =>
  link === null ? [] : [scanned(link.url, words.scan(dateText(new Date(link.until), 'longDate', locale)), 120, [0, 0, 0, 20])];

const person = (held: readonly Held[]): string | null => {
  const named = held.find(({ credential }) => credential.kind === 'enrolment')?.checked.document.report.payload;
  const subject = (named?.['ld'] as { readonly credentialSubject?: Readonly<Record<string, unknown>> } | undefined)?.credentialSubject;
  const names = [subject?.['givenName'], subject?.['familyName']].filter((name) => typeof name === 'string');
  return names.length > 0 ? names.join(' ') : null;
};

/** The carnet on paper: each proof with its verdict of the day, one code to check them again, and every credential attached to the file. */
export const carnetPaper = ({ held, snapshot }: Whole, options: PaperOptions): PaperDefinition => {
  const { words, locale } = options;
  const name = person(held);
  const taken = dateText(new Date(snapshot.takenAt * 1000), 'longDate', locale);
  return {
    info: { title: printed(name ? `${words.title} · ${name}` : words.title) },
    pageMargins: [48, 48, 48, 56],
    defaultStyle: { fontSize: 10, lineHeight: 1.2 },
    styles: { title: { fontSize: 22, bold: true }, proof: { fontSize: 13, bold: true } },
    footer: (page, pages) => ({ text: words.page(page, pages), alignment: 'center', fontSize: 8, margin: [0, 16, 0, 0] }),
    content: [
      { text: printed(words.title), style: 'title' },
      ...(name ? [{ text: printed(name), fontSize: 14, margin: [0, 2, 0, 0] } satisfies Content] : []),
      { text: printed(words.asOf(taken)), color: '#5c564a', margin: [0, 6, 0, 16] },
      ...code(options),
      ...held.map((one) => proof(one, snapshot.registry.serverUrl, options)),
      { text: printed(words.inside), fontSize: 8, color: '#5c564a' },
    ],
    files: Object.fromEntries(
      held.map((one, place) => [
        `proof${place}`,
        { src: `data:application/octet-stream;base64,${btoa(one.text)}`, name: fileNameOf(one, place), type: 'application/vc+sd-jwt' },
      ]),
    ),
  };
};
