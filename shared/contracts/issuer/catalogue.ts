import * as z from 'zod';
import { route } from '#shared/contract/route';

/** ROME 4.0 as France Travail publishes it: métiers (occupations) and what each asks for. Reference data, the same for every organism. */

export const RomeCode = z
  .string()
  .regex(/^[A-N]\d{4}$/u)
  .meta({ title: 'Code ROME' });
export const OgrCode = z
  .string()
  .regex(/^\d{1,9}$/u)
  .meta({ title: 'Code OGR' });
export const CompetenceNature = z.enum(['savoir_faire', 'savoir_etre', 'savoir']);

export const Occupation = z.object({
  code: RomeCode,
  label: z.string(),
  domain: z.string(),
  /** The job title that matched, when it is not the label. */ matched: z.string().nullable(),
});
export type Occupation = z.output<typeof Occupation>;
export const CatalogueCompetence = z.object({ code: OgrCode, label: z.string(), nature: CompetenceNature, core: z.boolean() });
export type CatalogueCompetence = z.output<typeof CatalogueCompetence>;
export const OccupationDetail = Occupation.omit({ matched: true }).extend({
  version: z.string(),
  definition: z.string().nullable(),
  competences: z.array(CatalogueCompetence),
});

const typed = z.object({ q: z.string().trim().min(2).max(100) });
export const searchOccupations = route({
  method: 'GET',
  path: '/api/v1/occupations',
  summary: 'Métiers as one types, accents ignored',
  allow: 'catalogue:read:own',
  query: typed,
  reply: z.object({ items: z.array(Occupation) }),
});
export const getOccupation = route({
  method: 'GET',
  path: '/api/v1/occupations/:code',
  summary: 'A métier and its competences, core ones first',
  allow: 'catalogue:read:own',
  params: z.object({ code: RomeCode }),
  reply: OccupationDetail,
});
/** For what a person declares of themselves: the same words as the organisms'. */
export const searchWalletCompetences = route({
  method: 'GET',
  path: '/api/v1/wallet/catalogue/competences',
  summary: 'Competences as one types, for a connected wallet',
  allow: 'wallet',
  query: typed,
  reply: z.object({ items: z.array(CatalogueCompetence.omit({ core: true })), version: z.string() }),
});
export const searchCompetences = route({
  method: 'GET',
  path: '/api/v1/catalogue/competences',
  summary: 'Competences as one types, accents ignored',
  allow: 'catalogue:read:own',
  query: typed,
  reply: z.object({ items: z.array(CatalogueCompetence.omit({ core: true })), version: z.string() }),
});
