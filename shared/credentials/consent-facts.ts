/** What a consent receipt says: the fields of ISO/IEC TS 27560:2023, in words of the DPV, as a W3C credential. Names of claims, never values. */
import { claimCatalogue } from './claim-catalogue.ts';
import { isList, isObject } from './jwt.ts';
import type { JsonObject } from './ports.ts';

export const consentType = 'carnet-consent+jwt';
export const consentEvents = ['given', 'refused', 'withdrawn'] as const;
export type ConsentEvent = (typeof consentEvents)[number];

/** Everything that varies from one receipt to another: the rest follows from it, letter by letter. */
export interface ConsentFacts {
  readonly event: ConsentEvent;
  /** When the verifier heard it: ISO instant with milliseconds. */
  readonly at: string;
  /** SHA-256, base64url, of the answer it is about. */
  readonly answer: string;
  /** SHA-256, base64url, of the receipt before it about the same answer. */
  readonly previous: string | null;
  /** RFC 7638 thumbprint of the key made for this relation. */
  readonly holder: string;
  readonly controller: { readonly did: string; readonly name: string; readonly siret: string | null };
  readonly purpose: string;
  /** `competence.level`: names of the catalogue, sorted. */
  readonly claims: readonly string[];
  readonly retentionDays: number;
  /** Where the consent is taken back: the verifier's address. */
  readonly service: string;
}

const states = { given: 'dpv:ConsentGiven', refused: 'dpv:ConsentRefused', withdrawn: 'dpv:ConsentWithdrawn' } as const;
const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  {
    '@vocab': 'urn:iso:std:iso-iec:ts:27560:ed-1#',
    dpv: 'https://w3id.org/dpv#',
    'eu-gdpr': 'https://w3id.org/dpv/legal/eu/eu-gdpr#',
    carnet: 'urn:carnet:',
  },
] as const;

/** RFC 9278. */
export const principalOf = (thumbprint: string): string => `urn:ietf:params:oauth:jwk-thumbprint:sha-256:${thumbprint}`;
const recordOf = ({ event, answer }: ConsentFacts): string => `urn:carnet:consent:${answer}:${event}`;

const processing = ({ controller, purpose, claims, retentionDays, service }: ConsentFacts) => ({
  language: 'fr',
  purposes: [
    {
      purpose,
      purpose_type: 'dpv:PersonnelHiring',
      lawful_basis: 'eu-gdpr:A6-1-a',
      consent_type: 'dpv:ExplicitlyExpressedConsent',
      pii_information: claims.map((name) => ({ pii_attribute_id: name, pii_optional: false })),
      pii_controllers: [controller.did],
      collection_method: 'openid4vp',
      processing_method: ['dpv:Consult', 'dpv:Store', 'dpv:Erase'],
      retention_period: `P${retentionDays}D`,
      recipient_third_parties: [],
      withdrawal_method: service,
      privacy_rights: ['eu-gdpr:A7-3', 'eu-gdpr:A17'],
      jurisdiction: 'FR',
    },
  ],
});

/** The credential of these facts. Two sides that know the same facts make the same text. */
export const consentCredential = (facts: ConsentFacts): JsonObject => {
  const { controller, holder, event, at, answer, previous } = facts;
  const principal = principalOf(holder);
  return {
    '@context': contexts,
    id: recordOf(facts),
    type: ['VerifiableCredential', 'ConsentReceipt'],
    issuer: controller.did,
    validFrom: at,
    iat: Math.floor(Date.parse(at) / 1000),
    credentialSubject: {
      id: principal,
      schema_version: 'ISO/IEC TS 27560:2023',
      record_id: recordOf(facts),
      pii_principal_id: principal,
      pii_processing: processing(facts),
      party_identification: [
        { party_id: controller.did, party_name: controller.name, party_role: 'dpv:DataController', siret: controller.siret },
        { party_id: principal, party_role: 'dpv:DataSubject' },
      ],
      event: [{ event_time: at, event_type: 'explicit', event_state: states[event], entity_id: principal }],
      'carnet:answer': answer,
      'carnet:previous': previous,
    },
  };
};

const isDigest = (value: unknown): boolean => typeof value === 'string' && /^[\w-]{43}$/u.test(value);
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value !== '' && value.length <= most;
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;

/** A claim of the catalogue, by its name: nothing else may stand where names stand. */
export const isClaimName = (name: unknown): name is string => {
  if (typeof name !== 'string') return false;
  const [kind = '', key] = name.split('.');
  const known = Object.hasOwn(claimCatalogue, kind) ? claimCatalogue[kind as keyof typeof claimCatalogue] : [];
  return known.some((claim) => claim.key === key) && name === `${kind}.${key}`;
};

const first = (value: unknown): JsonObject => {
  const one: unknown = isList(value) ? value[0] : undefined;
  return isObject(one) ? one : {};
};
const eventOf = (state: unknown): ConsentEvent | undefined => consentEvents.find((event) => states[event] === state);
const namesIn = (value: unknown): readonly unknown[] =>
  isList(value) ? value.map((one) => (isObject(one) ? one['pii_attribute_id'] : null)) : [null];
const daysIn = (value: unknown): number => (/^P[1-9]\d{0,3}D$/u.test(String(value)) ? Number(String(value).slice(1, -1)) : 0);

const draftOf = (payload: JsonObject) => {
  const subject = isObject(payload['credentialSubject']) ? payload['credentialSubject'] : {};
  const purpose = first(isObject(subject['pii_processing']) ? subject['pii_processing']['purposes'] : null);
  const party = first(subject['party_identification']);
  const { event_state: state, event_time: at } = first(subject['event']);
  return {
    ...{ event: eventOf(state), at, answer: subject['carnet:answer'], previous: subject['carnet:previous'] },
    holder: String(subject['id']).slice(principalOf('').length),
    controller: { did: party['party_id'], name: party['party_name'], siret: party['siret'] },
    ...{ purpose: purpose['purpose'], claims: namesIn(purpose['pii_information']), service: purpose['withdrawal_method'] },
    retentionDays: daysIn(purpose['retention_period']),
  };
};
type Draft = ReturnType<typeof draftOf>;

const isParty = ({ did, name, siret }: Draft['controller']): boolean =>
  isText(did, 500) &&
  did.startsWith('did:') &&
  isText(name, 200) &&
  (siret === null || (typeof siret === 'string' && /^\d{14}$/u.test(siret)));

const soundParts = ({ event, at, answer, previous, holder }: Draft): boolean =>
  event !== undefined && isInstant(at) && [answer, holder, previous ?? answer].every(isDigest);

const soundTerms = ({ purpose, claims, retentionDays, service, event }: Draft): boolean =>
  isText(purpose, 300) &&
  isText(service, 500) &&
  retentionDays > 0 &&
  claims.every(isClaimName) &&
  (event !== 'refused' || claims.length === 0);

/**
 * The facts of a receipt's payload; null for anything that is not, to the letter, the credential of its own facts: a member too many, a value
 * where a name should be, an unknown word.
 */
export const readConsent = (payload: JsonObject): ConsentFacts | null => {
  const draft = draftOf(payload);
  if (!soundParts(draft) || !soundTerms(draft) || !isParty(draft.controller)) return null;
  const facts = draft as unknown as ConsentFacts;
  return JSON.stringify(consentCredential(facts)) === JSON.stringify(payload) ? facts : null;
};
