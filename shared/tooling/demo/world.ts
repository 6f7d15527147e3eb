import type { Enrolment, Programme, Session } from '#shared/contracts/issuer/training';
import type { Wallet } from '../../../wallet/src/vault/wallet.ts';
import { declareNeeds } from './needs.ts';
import { found, invite, platformOf } from './organisations.ts';
import { recogniseForeigner, type OutsideIssuer } from './outside-issuer.ts';
import { atelier, company, estuaire, manager, recruiter, trainees, trainer, type Trainee } from './people.ts';
import type { Portal } from './portal.ts';
import type { Surroundings } from './surroundings.ts';
import { openWallet, publishMasked } from './trainee.ts';
import { enrol, makeProgramme, planSession, validate } from './training.ts';

export interface World {
  readonly outsideIssuer: OutsideIssuer;
  readonly programme: Programme;
  readonly session: Session;
}

/** Enrolled and validated, then collected in a wallet and published: what a trainee lives through. */
const live = async (
  around: Surroundings,
  by: { manager: Portal; trainer: Portal },
  place: Omit<World, 'outsideIssuer'>,
  trainee: Trainee,
  index: number,
): Promise<Wallet | null> => {
  const enrolment: Enrolment = await enrol(by.manager, place.session, trainee);
  if (enrolment.wallet === 'connected') return null;
  const count = 3 + (index % 3);
  await validate(by.trainer, place.session, place.programme, enrolment, { count, seed: index });
  const wallet = await openWallet(around, trainee, count + 1);
  await publishMasked(wallet, trainee);
  return wallet;
};

const secondOrganism = async (around: Surroundings, administrator: Portal): Promise<void> => {
  const portal = await found(around, 'issuer', administrator, { organism: estuaire, kind: 'training' });
  const programme = await makeProgramme(portal, 'charpentier', 'Initiation à la charpente traditionnelle', 'hundred');
  const session = await planSession(portal, programme, 'Promotion de printemps', estuaire.contactName);
  await enrol(portal, session, trainees[0]!);
};

/** Everything once: two organisms, a company, a session with an open half-day, twelve trainees with credentials and published profiles. */
export const makeWorld = async (around: Surroundings, say: (line: string) => void): Promise<World> => {
  say('Two organisms and a company…');
  const administrator = await platformOf(around, 'issuer');
  const verifierAdministrator = await platformOf(around, 'verifier');
  const organism = await found(around, 'issuer', administrator, { organism: atelier, kind: 'training' });
  const by = { manager: await invite(around, organism, manager, 'manager'), trainer: await invite(around, organism, trainer, 'trainer') };
  const firm = await found(around, 'verifier', verifierAdministrator, { organism: company, kind: 'company' });
  await declareNeeds(firm, verifierAdministrator);
  await invite(around, firm, recruiter, 'recruiter');
  const programme = await makeProgramme(by.manager, 'maçon', 'Maçon du bâti ancien', 'medals');
  const session = await planSession(by.manager, programme, 'Promotion d’automne', trainer.name);
  for (const [index, trainee] of trainees.entries()) {
    say(`Trainee ${index + 1} of ${trainees.length}: enrolled, validated, credentials collected, profile published`);
    await live(around, by, { programme, session }, trainee, index);
  }
  await secondOrganism(around, administrator);
  return { outsideIssuer: await recogniseForeigner(administrator), programme, session };
};
