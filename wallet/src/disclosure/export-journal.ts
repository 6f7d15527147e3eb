/** The journal as files the person keeps: names of claims, dates and answers; no value, and none of the secrets that act on a sharing. */
import { writeCsv } from '#shared/contract/csv-text';
import { actsOf, type Act, type ActType } from './journal.ts';
import type { Sharing } from './sharing.ts';

const acts: Readonly<Record<ActType, string>> = {
  sharing: 'Partage',
  refusal: 'Refus',
  withdrawal: 'Retrait',
  erasure: 'Effacement demandé',
  report: 'Signalement',
};
const states: Readonly<Record<string, string>> = {
  waiting: 'En attente',
  cancelled: 'Annulé',
  untold: 'Refusé, non dit',
  shared: 'Partagé',
  refused: 'Refusé',
  withdrawn: 'Retiré',
  failed: 'Non envoyé',
  unknown: 'Incertain',
  asked: 'Sans réponse',
  done: 'Effacé',
  declined: 'Refusé',
  open: 'En cours',
  upheld: 'Retenu',
  dismissed: 'Écarté',
};

const clock = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Paris' });

const cells = (sharing: Sharing, { type, at, state, answer }: Act) => ({
  Date: clock.format(new Date(at)),
  Organisation: sharing.to.name,
  SIRET: sharing.to.siret,
  Acte: acts[type],
  État: states[state] ?? state,
  Pourquoi: sharing.purpose,
  Informations: sharing.claims.map((claim) => claim.fr).join(', '),
  'Tiré de': sharing.credentials.join(', '),
  'Conservation (jours)': sharing.keptDays,
  Réponse: answer,
});
type Cells = ReturnType<typeof cells>;
const headers: readonly (keyof Cells)[] = [
  ...(['Date', 'Organisation', 'SIRET', 'Acte', 'État', 'Pourquoi', 'Informations', 'Tiré de', 'Conservation (jours)', 'Réponse'] as const),
];

/** One row for each act, safe to open in a spreadsheet (OWASP, CSV injection). */
export const exportCsv = (sharings: readonly Sharing[]): string =>
  writeCsv(
    headers,
    sharings.flatMap((one) => actsOf(one).map((act) => headers.map((header) => cells(one, act)[header]))),
  );

/** Each sharing with its acts and its receipts, which anyone can check. */
export const exportJson = (sharings: readonly Sharing[]): string =>
  JSON.stringify(
    {
      partages: sharings.map((one) => {
        const [first, ...more] = actsOf(one).map((act) => cells(one, act));
        const later = more.map(({ Date: date, Acte, État, Réponse }) => ({ Date: date, Acte, État, Réponse }));
        return { ...first!, suites: later, reçus: (one.consents ?? []).map(({ receipt }) => receipt) };
      }),
    },
    null,
    2,
  );
