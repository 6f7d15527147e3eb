// `npm run demo`: demonstration data by the ordinary routes, with the demonstration accounts and a headless wallet. The world once, fresh offers each time.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask, mint, signOffOne } from './fresh.ts';
import { portalOf } from './organisations.ts';
import { atelier, company, estuaire, manager, password, platform, recruiter, trainer, type Trainee } from './people.ts';
import type { Portal } from './portal.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';
import { openWallet, shareOne } from './trainee.ts';
import { enrol, openToday, validate } from './training.ts';
import { makeWorld, type World } from './world.ts';

const accounts = [
  { app: 'issuer', role: 'platform', email: platform.issuer.email },
  { app: 'issuer', role: 'admin', email: atelier.email },
  { app: 'issuer', role: 'manager', email: manager.email },
  { app: 'issuer', role: 'trainer', email: trainer.email },
  { app: 'issuer', role: 'admin', email: estuaire.email },
  { app: 'verifier', role: 'platform', email: platform.verifier.email },
  { app: 'verifier', role: 'admin', email: company.email },
  { app: 'verifier', role: 'recruiter', email: recruiter.email },
].map((account) => ({ ...account, password }));

interface Signed {
  readonly manager: Portal;
  readonly trainer: Portal;
  readonly recruiter: Portal;
}

const signIn = async (around: Surroundings): Promise<Signed> => ({
  manager: await portalOf(around, 'issuer').signIn(manager.email),
  trainer: await portalOf(around, 'issuer').signIn(trainer.email),
  recruiter: await portalOf(around, 'verifier').signIn(recruiter.email),
});

/** Somebody new each time: an enrolment and two validations nobody has collected, of which one becomes a link of a wallet of theirs. */
const newcomer = (): Trainee => {
  const names = ['Gwenaëlle', 'Ibrahima', 'Séverine', 'Yanis', 'Marjolaine', 'Bao-An', 'Corentin', 'Ludivine'];
  const stamp = Date.now().toString(36);
  const givenName = names[Math.floor(Date.now() / 1000) % names.length]!;
  return { givenName, familyName: 'Essai-Kervadec', email: `essai.${stamp}@courriel.example`, department: '44', situation: 'searching' };
};

const freshOffers = async (by: Signed, world: World) => {
  const enrolment = await enrol(by.manager, world.session, newcomer());
  await validate(by.trainer, world.session, world.programme, enrolment, { count: 1, seed: 1 });
  await signOffOne(by.trainer, world.session);
  const offers = [];
  for (const kind of ['enrolment', 'competence', 'attendance'] as const) offers.push(await mint(by.manager, kind));
  return offers;
};

const freshLink = async (around: Surroundings, by: Signed, world: World): Promise<string> => {
  const trainee = newcomer();
  const enrolment = await enrol(by.manager, world.session, trainee);
  await validate(by.trainer, world.session, world.programme, enrolment, { count: 1, seed: 2 });
  return shareOne(await openWallet(around, trainee, 2));
};

const make = async (): Promise<void> => {
  const around = await surroundingsOf(process.env);
  const file = path.join(around.home, 'demo.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly world: World }).world : null;
  const world = before ?? (await makeWorld(around, (line) => console.log(`  ${line}`)));
  const by = await signIn(around);
  await openToday(by.manager, world.session);
  const { issuerUrl, verifierUrl } = around.settings;
  const demo = {
    issuer: issuerUrl,
    verifier: verifierUrl,
    wallet: around.walletUrl,
    accounts,
    offers: await freshOffers(by, world),
    presentationRequests: [{ uri: await ask(by.recruiter) }],
    verificationLinks: [{ url: await freshLink(around, by, world) }],
    outsideIssuer: world.outsideIssuer,
    world,
  };
  writeFileSync(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  console.log(`Demonstration data is ready: ${path.relative(process.cwd(), file) || file}`);
};

make().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
