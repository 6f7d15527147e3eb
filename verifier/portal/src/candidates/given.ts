import type * as z from 'zod';
import { Card } from '#shared/contracts/verifier/candidates';

const competence = (code: string, label: string, level: string, normalised: number, verdict = 'verified') => ({
  code,
  label,
  level,
  normalised,
  issuer: 'Atelier-École du Bâtiment de l’Erdre',
  validatedOn: '2026-11-19',
  verdict,
  checkedAt: '2026-11-21T05:00:00Z',
});

/** A masked profile with two competences; say what differs. */
export const givenCard = ({
  handle = '7k4m2pXq0aaaaaaaaaaaaaaaaaaaaaaa',
  ...rest
}: Partial<Omit<Record<keyof z.output<typeof Card>, unknown>, 'handle'>> & { readonly handle?: string } = {}) => ({
  ...Card.parse({
    handle,
    name: null,
    department: '44',
    departmentName: 'Loire-Atlantique',
    situation: 'searching',
    availableFrom: null,
    competences: [competence('300423', 'Poser un carrelage', 'Or', 3), competence('300111', 'Coffrer des ouvrages en béton', 'Argent', 2)],
    publishedOn: '2026-11-20',
    visibility: 'masked',
    ...rest,
  }),
  handle,
});
