// Landing 1: people and places.
import { administratorCode, type Surroundings } from '../../tooling/demo/surroundings.ts';
import { platform } from '../../tooling/demo/people.ts';
import { dialog, field, fill, follow, heading, join, letterLink, password, press, reads, signIn, until, loose } from './gestures.ts';
import { cast } from './cast.ts';
import type { Act } from './act.ts';
import type { Stage } from './stage.ts';

const administer = async (stage: Stage, app: 'issuer' | 'verifier'): Promise<void> => {
  const { home, env } = stage.product;
  const around = { home, env: { ...env, CARNET_HOME: home } } as unknown as Surroundings;
  const code = await administratorCode(around, app, platform[app]);
  const page = await stage.page('platform');
  await join(page, stage.url(app, `/invitation#${code}`), platform[app].name);
  await heading(page, 'Organisations');
};

export const signUp = async (
  stage: Stage,
  app: 'issuer' | 'verifier',
  who: 'director' | 'neighbour' | 'company',
  kind?: string,
): Promise<void> => {
  const page = await stage.page(who);
  const one = cast[who];
  await page.goto(stage.url(app, '/sign-up'));
  if (kind) await field(page, 'Activité').selectOption({ label: kind });
  await fill(page, { 'Nom de l’organisation': one.organisation, SIRET: '73282932000075', 'Votre prénom et votre nom': one.name });
  await fill(page, { 'Adresse e-mail professionnelle': one.email, 'Mot de passe': 'motdepasse' });
  await press(page, 'Envoyer ma demande');
  await reads(page, /informations? à corriger/u);
  await fill(page, { SIRET: one.siret, 'Mot de passe': password });
  await press(page, 'Envoyer ma demande');
  await heading(page, 'Vérifiez votre boîte aux lettres');
  await page.goto(await letterLink(stage, app, one.email, '/confirm'));
  await reads(page, 'Votre adresse est confirmée');
  await signIn(stage, who, app, one.email);
};

const examine = async (stage: Stage, app: 'issuer' | 'verifier', name: string) => {
  const page = await stage.page('platform');
  await page.goto(stage.url(app, '/platform'));
  await page.getByRole('button', { name }).click();
  await heading(page, name);
  return page;
};
export const approve = async (stage: Stage, app: 'issuer' | 'verifier', name: string): Promise<void> => {
  const page = await examine(stage, app, name);
  await press(page, 'Approuver');
  await reads(page, `${name} est approuvée`);
};

export const landing1 = (act: Act): void => {
  act('(a, b) an organism signs up, is refused with words, corrects its request and is approved', async (stage) => {
    await administer(stage, 'issuer');
    await signUp(stage, 'issuer', 'director', 'Organisme de formation');
    const director = await stage.page('director');
    const { organisation } = cast.director;
    const page = await examine(stage, 'issuer', organisation);
    expect(await stage.axe('platform')).toEqual([]);
    await press(page, 'Refuser');
    await fill(dialog(page), { 'Vos mots (envoyés au contact)': 'Le site web manque' });
    await press(dialog(page), 'Refuser');
    await reads(page, `${organisation} est refusée`);
    await director.goto(stage.url('issuer', '/organisation'));
    await reads(director, 'Motif : Le site web manque');
    await field(director, /^Site web/u).fill('https://atelier-erdre.example');
    await press(director, 'Corriger et envoyer à nouveau');
    await reads(director, 'En attente d’approbation');
    await approve(stage, 'issuer', organisation);
  });

  act('(a, b) a company signs up at the verifier and is approved there', async (stage) => {
    await administer(stage, 'verifier');
    await signUp(stage, 'verifier', 'company');
    await approve(stage, 'verifier', cast.company.organisation);
  });

  act('(c) the approved organism shows its identifier, and its document is served', async (stage) => {
    const page = await stage.page('director');
    await page.goto(stage.url('issuer', '/organisation'));
    await heading(page, 'Identifiant public');
    expect(await stage.axe('director')).toEqual([]);
    const did = await page.getByText(/^did:web:/u).textContent();
    const answer = await fetch(stage.url('issuer', `/${did!.trim().split(':').slice(3).join('/')}/did.json`));
    expect(((await answer.json()) as { id: string }).id).toBe(did!.trim());
  });

  act('(a) the director invites a trainer and a manager; one address is corrected, one invitation cancelled', async (stage) => {
    const page = await stage.page('director');
    await page.goto(stage.url('issuer', '/members'));
    const invite = async (name: string, email: string, role: string): Promise<void> => {
      await press(page, 'Inviter');
      await fill(dialog(page), { 'Prénom et nom': name, 'Adresse e-mail': email });
      await field(dialog(page), 'Rôle').selectOption({ label: role });
      await press(dialog(page), 'Envoyer l’invitation');
      await dialog(page).waitFor({ state: 'hidden' });
    };
    const menu = async (name: string, word: string): Promise<void> => {
      await page
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByRole('button', { name: loose('Autres actions') })
        .click();
      await page.getByRole('menuitem', { name: word }).click();
    };
    await invite(cast.trainer.name, 'mauvaise.adresse@atelier-erdre.example', 'Formation');
    await menu(cast.trainer.name, 'Corriger');
    await fill(dialog(page), { 'Adresse e-mail': cast.trainer.email });
    await press(dialog(page), 'Envoyer l’invitation');
    await reads(page, cast.trainer.email);
    await invite(cast.manager.name, cast.manager.email, 'Gestion');
    await invite('Personne d’Autre', 'personne@atelier-erdre.example', 'Formation');
    await menu('Personne d’Autre', 'Annuler l’invitation');
    await reads(page, 'Invitation de Personne d’Autre annulée');
    expect(await stage.axe('director')).toEqual([]);
    for (const who of ['trainer', 'manager'] as const) {
      const link = await letterLink(stage, 'issuer', cast[who].email, '/invitation');
      await join(await stage.page(who), link, cast[who].name);
    }
    const firm = await stage.page('company');
    await firm.goto(stage.url('verifier', '/members'));
    await press(firm, 'Inviter');
    await fill(dialog(firm), { 'Prénom et nom': cast.recruiter.name, 'Adresse e-mail': cast.recruiter.email });
    await press(dialog(firm), 'Envoyer l’invitation');
    const link = await letterLink(stage, 'verifier', cast.recruiter.email, '/invitation');
    await join(await stage.page('recruiter'), link, cast.recruiter.name);
  });

  act('(a) the manager signs out, forgets the password and chooses another by e-mail', async (stage) => {
    const page = await stage.page('manager');
    await page.getByRole('button', { name: /Compte/u }).click();
    await press(page, 'Se déconnecter');
    await heading(page, 'Se connecter');
    expect(await stage.axe('manager')).toEqual([]);
    await fill(page, { 'Adresse e-mail': cast.manager.email, 'Mot de passe': 'ce-n-est-pas-le-bon' });
    await press(page, 'Se connecter');
    await reads(page, 'L’adresse ou le mot de passe ne convient pas');
    await follow(page, 'Mot de passe oublié');
    await heading(page, 'Mot de passe oublié');
    await fill(page, { 'Adresse e-mail': cast.manager.email });
    await press(page, 'Recevoir un lien');
    await reads(page, /un lien vient de partir/u);
    await page.goto(await letterLink(stage, 'issuer', cast.manager.email, '/reset-password'));
    await fill(page, { 'Nouveau mot de passe': 'ardoise-genet-brume-quai' });
    await press(page, 'Enregistrer le mot de passe');
    await reads(page, /Mot de passe changé/u);
    await signIn(stage, 'manager', 'issuer', cast.manager.email, 'ardoise-genet-brume-quai');
  });

  act('(c) the platform recognises an outside issuer by its own identifier', async (stage) => {
    const page = await stage.page('platform');
    const { publicKey } = (await import('node:crypto')).generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
    const did = `did:jwk:${Buffer.from(JSON.stringify({ crv, kty, x, y })).toString('base64url')}`;
    await page.goto(stage.url('issuer', '/outside-issuers'));
    await fill(page, { 'Identifiant (DID)': did, Nom: 'Académie des métiers de Wallonie' });
    await press(page, 'Reconnaître un émetteur');
    await page.getByRole('listitem').filter({ hasText: 'Académie des métiers de Wallonie' }).waitFor();
    expect(await stage.axe('platform')).toEqual([]);
    await until(async () => (await fetch(stage.url('issuer', '/registry'))).ok, 'the registry is served');
  });
};
