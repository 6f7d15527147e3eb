import { disclosablePaths } from './claim-catalogue.ts';
import { credentialsContext, filled, openBadgesContext, ownContext, present, type ClaimsToSign } from './ld.ts';

/** A level on the organism's own scale, and what it is worth on the common one. */
export interface Level {
  /** As the organism says it: `Argent`, `78 %`. */
  readonly label: string;
  /** `medals`: 1 bronze, 2 argent, 3 or. `percent`: 0 to 100. */
  readonly scale: 'medals' | 'percent';
  readonly normalised: number;
}

/** What the validation rests on, by hash: the organism keeps the thing itself and shows it to whom it must. */
export interface Evidence {
  /** `Appréciation`, or the name the file was given. */
  readonly name: string;
  /** `sha256-…`, as in Subresource Integrity. */
  readonly digest: string;
  /** Of a file, whose hash is that of its bytes. */
  readonly mediaType?: string | undefined;
}

/** A validated competence. No person's name: the credential is bound to a key, and names are the enrolment's. */
export interface CompetenceRecord {
  readonly name: string;
  /** ROME code of the competence; null for one the organism added itself. */
  readonly romeCode: string | null;
  /** e.g. `ROME 4.0 v460`. */
  readonly referential: string | null;
  readonly level: Level;
  /** `YYYY-MM-DD`. */
  readonly validatedOn: string;
  readonly programme: string;
  readonly session: string;
  /** `trainer`, `manager`…: a role, never a name. */
  readonly validatorRole: string;
  readonly evidence?: readonly Evidence[];
  readonly organisation: { readonly did: string; readonly name: string };
}

/** The own scale's place between 0 and 100, the same for every organism: thirds for medals (shared/decisions/0009). */
export const scoreOf = ({ scale, normalised }: Pick<Level, 'scale' | 'normalised'>): number =>
  scale === 'medals' ? Math.round((normalised * 100) / 3) : normalised;

/** VCDM 2.0 section 5.5; the digest in the words of its section 5.3. */
const evidenceOf = (evidence: readonly Evidence[] = []) =>
  evidence.length > 0
    ? evidence.map(({ name, digest, mediaType }) => filled({ type: ['Evidence'], name, mediaType, digestSRI: digest }))
    : null;

const achievementOf = (record: CompetenceRecord) =>
  filled({
    type: ['Achievement'],
    id: record.romeCode === null ? null : `urn:rome:${record.romeCode}`,
    name: record.name,
    description: 'Compétence validée en formation',
    criteria: { narrative: 'Validée par une personne habilitée de l’organisme, au niveau indiqué' },
    version: record.referential,
    creator: { id: record.organisation.did, type: ['Profile'], name: record.organisation.name },
  });

/**
 * The Open Badges 3.0 object of a validated competence (1EdTech Open Badges 3.0, AchievementCredential), and what is disclosed
 * one by one: everything about the person. Refuses a level outside its scale.
 */
export const competenceClaims = (record: CompetenceRecord): ClaimsToSign => {
  const { scale, normalised } = record.level;
  const [least, most] = scale === 'medals' ? [1, 3] : [0, 100];
  if (!Number.isInteger(normalised) || normalised < least || normalised > most) throw new RangeError('the level is outside its scale');
  const score = scoreOf(record.level);
  const ld = filled({
    '@context': [credentialsContext, openBadgesContext, ownContext],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: achievementOf(record),
      result: [{ type: ['Result'], value: record.level.label, scale, normalised, score }],
      validatedOn: record.validatedOn,
      programme: record.programme,
      session: record.session,
      validatorRole: record.validatorRole,
    },
    evidence: evidenceOf(record.evidence),
  });
  return { ld, disclosable: present(disclosablePaths('competence'), ld) };
};
