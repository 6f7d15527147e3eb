import { reasonsEn, reasonsFr } from '#shared/contracts/issuer/reason-words';
import type { ReasonCode } from '#shared/contracts/issuer/status-reasons';
import type { Template } from '../notifications/index.ts';

export type Told = 'suspended' | 'resumed' | 'revoked' | 'replaced';
export interface Change {
  readonly title: string;
  readonly what: Told;
  readonly reasonCode: ReasonCode | null;
  /** The organism's own words. */
  readonly reason: string | null;
}
export interface StateLetter {
  readonly givenName: string;
  readonly organism: string;
  readonly changes: readonly Change[];
  readonly walletUrl: string;
}

const most = 10;
const whyOf = ({ reasonCode, reason }: Change, words: Readonly<Record<ReasonCode, string>>): string =>
  [reasonCode && reasonCode !== 'other' ? words[reasonCode] : null, reason].filter((one) => one !== null).join('. ');

const fr: Readonly<Record<Told, string>> = {
  suspended: 'est suspendue. Elle ne vaut plus tant que dure la suspension.',
  resumed: 'n’est plus suspendue. Elle vaut à nouveau.',
  revoked: 'est retirée, définitivement.',
  replaced: 'est remplacée par une nouvelle version, que votre carnet récupère à son ouverture.',
};
const en: Readonly<Record<Told, string>> = {
  suspended: 'is suspended. It counts for nothing as long as that lasts.',
  resumed: 'is suspended no more. It is valid again.',
  revoked: 'is withdrawn, for good.',
  replaced: 'is replaced by a new version, which your wallet collects when it opens.',
};

/** What became of credentials in a wallet, with the reason its holder may read. The subject names nobody, the link carries no secret. */
export const stateLetter: Template<StateLetter> = {
  name: 'credential-state',
  fr: ({ givenName, organism, changes, walletUrl }) => {
    const said = changes.slice(0, most).map((one) => {
      const why = whyOf(one, reasonsFr);
      return `«\u00a0${one.title}\u00a0» ${fr[one.what]}${why ? ` Motif\u00a0: ${why}` : ''}`;
    });
    const others = changes.length - said.length;
    return {
      subject: 'Du nouveau pour vos attestations',
      greeting: `Bonjour ${givenName},`,
      paragraphs: [
        `${organism} vous informe\u00a0:`,
        ...said,
        ...(others > 0 ? [`Et ${others} de plus\u00a0: votre carnet les montre toutes.`] : []),
        `Une question, un désaccord\u202f? Répondez depuis votre carnet, ou adressez-vous à ${organism}.`,
      ],
      action: { label: 'Ouvrir mon carnet', url: walletUrl },
    };
  },
  en: ({ givenName, organism, changes, walletUrl }) => {
    const said = changes.slice(0, most).map((one) => {
      const why = whyOf(one, reasonsEn);
      return `“${one.title}” ${en[one.what]}${why ? ` Reason: ${why}` : ''}`;
    });
    const others = changes.length - said.length;
    return {
      subject: 'News of your credentials',
      greeting: `Hello ${givenName},`,
      paragraphs: [
        `${organism} informs you:`,
        ...said,
        ...(others > 0 ? [`And ${others} more: your wallet shows them all.`] : []),
        `A question, a disagreement? Answer from your wallet, or ask ${organism}.`,
      ],
      action: { label: 'Open my wallet', url: walletUrl },
    };
  },
};
