// People who ask for an experience to be endorsed, by the ordinary routes and with a wallet of their own.
import { digestSri } from '#shared/credentials/declaration-digest';
import type { ExperienceRecord } from '#shared/credentials/experience-claims';
import { endorseExperience, listEndorsements, withdrawEndorsement } from '#shared/contracts/issuer/endorsements';
import { getCompletion } from '#shared/contracts/issuer/completions';
import { declareOwnExperience } from '../../../wallet/src/experiences/declare-own-experience.ts';
import { askForEndorsement } from '../../../wallet/src/experiences/endorsements.ts';
import type { Connection } from '../../../wallet/src/connections/connection.ts';
import { openWallet } from '../demo/trainee.ts';
import { certifiedSession } from './types-people.ts';
import { newcomer, type Cast } from './wallet-people.ts';

const experience: ExperienceRecord = {
  ...{ title: 'Aide carreleuse', organisation: 'Chantiers de la Sèvre nantaise', startsOn: '2024-01-08', endsOn: '2025-06-30' },
  description: 'Sols et murs de pièces d’eau, en équipe de trois, avec pose de receveurs de douche et joints souples.',
  competences: [
    { name: 'Poser un carrelage', code: '300423' },
    { name: 'Tenir un chantier propre', code: null },
    { name: 'Conduire une voiture', code: null },
  ],
};
const [tile, clean] = experience.competences.map(({ name }) => name) as [string, string];

/** Someone new, whose wallet declares the experience and asks for two of its competences. */
const request = async (cast: Cast, shown: boolean): Promise<void> => {
  const { enrolment } = await newcomer(cast);
  const { givenName, familyName, email } = enrolment;
  const wallet = await openWallet(cast.around, { givenName, familyName, email, department: '44', situation: 'searching' }, 1);
  const [connection] = await wallet.store.all<Connection>('connections');
  const { id } = await declareOwnExperience(wallet, experience);
  const bytes = new TextEncoder().encode('Certificat de travail');
  const evidence = {
    name: 'certificat-de-travail-2025.pdf',
    digest: await digestSri(bytes),
    content: shown ? btoa('Certificat de travail') : null,
  };
  const words = 'Deux ans de chantier avec mon oncle : le certificat est joint.';
  await askForEndorsement(wallet, id, { connectionId: connection!.id, competences: [tile, clean], words, evidence });
};

/** One request that waits with its file, one endorsed, one withdrawn. */
export const requests = async (cast: Cast): Promise<void> => {
  const { items } = await cast.manager.call(listEndorsements);
  if (items.some(({ state }) => state === 'withdrawn')) return;
  for (let made = 0; made < 2; made += 1) {
    await request(cast, false);
    await endorseLast(cast);
  }
  const [last] = (await cast.manager.call(listEndorsements, { query: { state: 'endorsed' } })).items;
  const reason = 'Reconnaissance donnée à une autre personne du même nom.';
  await cast.manager.call(withdrawEndorsement, { params: { endorsementId: last!.id }, body: { reason } });
  await request(cast, true);
};

/** What waits longest is endorsed for its first competence. */
export const endorseLast = async ({ manager }: Cast): Promise<void> => {
  const { items } = await manager.call(listEndorsements, { query: { state: 'open' } });
  const [one] = items;
  if (!one) throw new Error('nobody asks');
  const competences = one.competences.filter(({ asked }) => asked).slice(0, 1);
  await manager.call(endorseExperience, { params: { endorsementId: one.id }, body: { competences: competences.map(({ name }) => name) } });
};

/** The code that a certificate carries. */
export const rootOf = async (cast: Cast): Promise<string> => {
  const { completion } = await certifiedSession(cast, 'Promotion de printemps');
  return (await cast.manager.call(getCompletion, { params: { completionId: completion } })).root;
};
