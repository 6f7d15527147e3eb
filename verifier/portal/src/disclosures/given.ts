import { Disclosure } from '#shared/contracts/verifier/disclosures';

const at = '2026-11-20T10:26:00Z';
const checks = [
  { check: 'signature', outcome: 'passed', why: 'signature-good' },
  { check: 'issuer-trusted', outcome: 'passed', why: 'issuer-registered', at },
  { check: 'status', outcome: 'passed', why: 'status-valid', at },
  { check: 'validity', outcome: 'passed', why: 'no-expiry' },
  { check: 'holder-binding', outcome: 'passed', why: 'holder-proven' },
  { check: 'disclosures', outcome: 'passed', why: 'disclosures-intact' },
];

/** A competence shared by a profile; say what differs. */
export const givenDisclosure = (rest: Partial<Record<keyof Disclosure, unknown>> = {}): Disclosure =>
  Disclosure.parse({
    id: '0192f0c0-0000-7000-8000-0000000000d1',
    from: { handle: '7k4m2pXq0aaaaaaaaaaaaaaaaaaaaaaa' },
    purpose: 'Étudier votre candidature',
    offerId: null,
    receivedAt: at,
    keptUntil: '2027-02-18T10:26:00Z',
    state: 'received',
    withdrawnAt: null,
    verdict: 'verified',
    credentials: [
      {
        kind: 'competence',
        title: 'Coffrer des ouvrages en béton',
        claims: [
          { key: 'name', label: { fr: 'Compétence', en: 'Competence' }, value: 'Coffrer des ouvrages en béton' },
          { key: 'level', label: { fr: 'Niveau', en: 'Level' }, value: 'Argent' },
          { key: 'validatedOn', label: { fr: 'Date de validation', en: 'Date of validation' }, value: '2026-11-19' },
        ],
        report: {
          verdict: 'verified',
          checkedAt: at,
          checks,
          issuer: { did: 'did:web:localhost%3A7301:o:erdre', name: 'Atelier-École du Bâtiment de l’Erdre', siret: '90245322400021' },
        },
      },
    ],
    ...rest,
  });
