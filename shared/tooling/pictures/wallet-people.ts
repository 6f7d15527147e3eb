// A trainee of the demonstration's organism, made by the ordinary routes, for the pictures of the wallet.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answerContestation as answer, listContestations } from '#shared/contracts/issuer/contestations';
import { validateCompetence, withdrawValidation, type Decision } from '#shared/contracts/issuer/competences';
import type { Enrolment } from '#shared/contracts/issuer/training';
import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { searchCandidates } from '#shared/contracts/verifier/candidates';
import { sendOffer } from '#shared/contracts/verifier/offers';
import { ask, mint, signOffOne, type FreshOffer } from '../demo/fresh.ts';
import { portalOf } from '../demo/organisations.ts';
import { manager, recruiter, trainer } from '../demo/people.ts';
import type { Portal } from '../demo/portal.ts';
import { surroundingsOf, type Surroundings } from '../demo/surroundings.ts';
import { day, enrol } from '../demo/training.ts';
import type { World } from '../demo/world.ts';
import type { PictureWorld } from '../scene.ts';

export interface Cast {
  readonly around: Surroundings;
  readonly place: World;
  readonly manager: Portal;
  readonly trainer: Portal;
  readonly recruiter: Portal;
}
export interface Newcomer {
  readonly enrolment: Enrolment;
  /** The link of the invitation's e-mail. */
  readonly link: string;
}

const casts = new WeakMap<object, Promise<Cast>>();
const assemble = async ({ product }: PictureWorld): Promise<Cast> => {
  const around = await surroundingsOf(product.env);
  const { world } = JSON.parse(readFileSync(path.join(product.home, 'demo.json'), 'utf8')) as { readonly world: World };
  return {
    around,
    place: world,
    manager: await portalOf(around, 'issuer').signIn(manager.email),
    trainer: await portalOf(around, 'issuer').signIn(trainer.email),
    recruiter: await portalOf(around, 'verifier').signIn(recruiter.email),
  };
};

/** Everyone signed in once for all the scenes. */
export const castOf = (world: PictureWorld): Promise<Cast> => {
  const known = casts.get(world.product) ?? assemble(world);
  casts.set(world.product, known);
  return known;
};

let count = 0;
/** Enrolled, invited by e-mail, and nothing more. */
export const newcomer = async ({ around, place, manager: by }: Cast): Promise<Newcomer> => {
  const email = `image.${Date.now().toString(36)}${(count += 1)}@courriel.example`;
  const person = {
    givenName: 'Marie-Gwenaëlle',
    familyName: 'Le Floc’h-Abgrall',
    email,
    department: '44',
    situation: 'searching',
  } as const;
  const enrolment = await enrol(by, place.session, person);
  const prefix = `${around.walletUrl}/connecter#`;
  return { enrolment, link: prefix + (await around.mailbox.code(email, prefix)) };
};

/** Validates one competence of the programme. */
export const validate = (
  { trainer: by, place }: Cast,
  who: Newcomer,
  index: number,
  level: 'bronze' | 'argent' | 'or',
): Promise<Decision> =>
  by.call(validateCompetence, {
    params: { sessionId: place.session.id },
    body: { enrolmentId: who.enrolment.id, competenceId: place.programme.competences[index]!.id, level, note: null },
  });

export const takeBack = async ({ manager: by }: Cast, decision: Decision): Promise<void> => {
  const body = { reason: 'Validée par erreur : l’évaluation sur le chantier n’a pas encore eu lieu.' };
  await by.call(withdrawValidation, { params: { validationId: decision.id }, body });
};

/** The manager keeps what was contested last, and says why. */
export const answerContestation = async ({ manager: by }: Cast): Promise<void> => {
  const { items } = await by.call(listContestations, { query: { state: 'open' } });
  const [last] = items.toSorted((one, other) => other.contestedAt.localeCompare(one.contestedAt));
  if (!last) throw new Error('nothing is contested');
  const words = 'Le niveau or demande un ouvrage courbe, pas encore évalué : nous le ferons ensemble à la prochaine session.';
  await by.call(answer, { params: { contestationId: last.id }, body: { answer: words } });
};

export const halfDay = ({ trainer: by, place }: Cast): Promise<void> => signOffOne(by, place.session);
export const mintCompetence = ({ manager: by }: Cast): Promise<FreshOffer> => mint(by, 'competence');
export const request = ({ recruiter: by }: Cast): Promise<string> => ask(by);

/** A request that no wallet of the demonstration can answer. */
export const impossibleRequest = async ({ recruiter: by, place }: Cast): Promise<string> => {
  const wishes = [{ kind: 'competence' as const, code: place.programme.competences[4]!.code, claims: ['name', 'level'], required: true }];
  const { uri } = await by.call(createPresentationRequest, {
    body: { purpose: 'Conduire une grue à tour sur le chantier de la halle de Clisson', wishes, retentionDays: 30, match: false },
  });
  if (!uri) throw new Error('the request has no address');
  return uri;
};

/** Handles of every profile of the department, as the company sees them. */
export const handles = async ({ recruiter: by }: Cast): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  let after: string | undefined;
  do {
    const page = await by.call(searchCandidates, { query: { departments: ['44'], ...(after ? { after } : {}) } as never });
    for (const { handle } of page.items) found.add(handle);
    after = page.next ?? undefined;
  } while (after);
  return found;
};

/** Writes to whoever was not there before. */
export const offerTo = async (cast: Cast, before: ReadonlySet<string>): Promise<void> => {
  const handle = [...(await handles(cast))].find((one) => !before.has(one));
  if (!handle) throw new Error('the profile is not found');
  await cast.recruiter.call(sendOffer, {
    body: {
      handle,
      title: 'Coffreuse ou coffreur, chantier de la halle de Clisson',
      message: 'Bonjour, vos compétences en coffrage correspondent à notre chantier. CDI, 35 h, panier et trajets payés.',
      contract: 'cdi',
      department: '44',
      place: 'Clisson',
      startsOn: day(30),
      purpose: 'Étudier votre candidature au poste de coffreuse ou coffreur',
      wishes: [
        { kind: 'competence', code: null, claims: ['name', 'level'], required: true },
        { kind: 'enrolment', code: null, claims: ['givenName', 'familyName'], required: false },
        { kind: 'enrolment', code: null, claims: ['email'], required: false },
      ],
      retentionDays: 90,
      expiresOn: day(14),
    },
  });
};
