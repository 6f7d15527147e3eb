import { disclosablePaths } from './claim-catalogue.ts';
import { credentialsContext, filled, ownContext, present, type ClaimsToSign } from './ld.ts';

/** A certificat de réalisation: hours really done in a session. No person's name. */
export interface CompletionRecord {
  readonly programme: string;
  readonly session: string;
  /** Of the four of article L. 6313-1 of the Code du travail. */
  readonly nature: 'action-de-formation' | 'bilan-de-competences' | 'vae' | 'apprentissage';
  /** `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly minutes: number;
  readonly plannedMinutes: number;
  /** How many signed half-days stand under the root: the size of the tree, which a proof needs. */
  readonly halfDays: number;
  /** Base64url, of `merkle.ts`. */
  readonly merkleRoot: string;
  readonly issuedOn: string;
}

/** In hundredths of an hour, as funders count: 630 minutes are 10.5. */
export const hoursOf = (minutes: number): number => Math.round((minutes * 100) / 60) / 100;

/** The VCDM 2.0 object of a completed session, every claim disclosed one by one. Refuses more hours than were planned. */
export const completionClaims = (record: CompletionRecord): ClaimsToSign => {
  const { programme, session, nature, startsOn, endsOn, minutes, plannedMinutes, halfDays, merkleRoot, issuedOn } = record;
  if (minutes < 0 || minutes > plannedMinutes || halfDays < 1) throw new RangeError('these hours were not done');
  const hours = { hours: hoursOf(minutes), plannedHours: hoursOf(plannedMinutes) };
  const ld = {
    '@context': [credentialsContext, ownContext],
    type: ['VerifiableCredential', 'CompletionCredential'],
    credentialSubject: filled({ programme, session, nature, startsOn, endsOn, ...hours, halfDays, merkleRoot, issuedOn }),
  };
  return { ld, disclosable: present(disclosablePaths('completion'), ld) };
};
