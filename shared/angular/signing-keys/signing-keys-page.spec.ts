import { declareCompromised, getKeyRegister, rotateKey, type KeyRegister, type Rotation } from '#shared/contracts/signing-keys';
import { GivenApi, refused } from '../given-api.ts';
import { openPage, settle } from '../given-page.ts';
import { SigningKeysPage } from './signing-keys-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const did = 'did:web:exemple.fr:o:erdre';
const keyOf = (id: number, changes: object = {}) => ({
  ...{ id: `0192f0c0-0000-7000-8000-0000000000a${id}`, kid: `${did}#key-${id}`, algorithm: 'ES256', state: 'active' },
  ...{ validFrom: '2026-09-01T08:00:00.000Z', validUntil: null, compromisedFrom: null, ...changes },
});
const register = (keys: readonly object[], rotation: object | null = null): KeyRegister =>
  ({ keys, rotation, document: 'https://exemple.fr/o/erdre/did.json' }) as unknown as KeyRegister;
const rotationAt = (state: Rotation['state']) => ({
  ...{
    algorithm: 'ES256',
    state,
    oldKid: `${did}#key-1`,
    newKid: `${did}#key-2`,
    askedAt: '2026-11-20T08:00:00.000Z',
    madeAt: '2026-11-20T08:00:01.000Z',
  },
  ...{ publishedAt: state === 'made' ? null : '2026-11-20T08:00:02.000Z', doneAt: state === 'done' ? '2026-11-20T08:00:03.000Z' : null },
});

describe('the signing keys on the screen', () => {
  const open = (api: GivenApi) => openPage(SigningKeysPage, { api, scope: 'signingKeys', words, permissions: ['organisation:update:own'] });

  it('say which key signs, which verify, and which fell from what day', async () => {
    const keys = [
      keyOf(3),
      keyOf(2, { state: 'retired', validUntil: '2026-09-01T08:00:00.000Z' }),
      keyOf(1, { state: 'compromised', validUntil: '2026-06-01T08:00:00.000Z', compromisedFrom: '2026-05-12' }),
    ];
    const page = await open(new GivenApi().given(getKeyRegister, register(keys)));

    const said = [
      'key-3 · ES256',
      'Signe aujourd’hui',
      'Gardée pour vérifier',
      'Ce qu’elle a signé à partir du 12 mai 2026 est refusé partout',
    ];
    for (const words of said) expect(page.text()).toContain(words);
    expect(page.host.querySelectorAll('li button').length).toBe(2);
  });

  it('are changed with the password, one step after the other, to the end', async () => {
    const api = new GivenApi()
      .given(getKeyRegister, register([keyOf(1)]))
      .given(rotateKey, register([keyOf(2, { state: 'coming' }), keyOf(1)], rotationAt('made')));
    const page = await open(api);
    await page.write('Votre mot de passe', 'pluie sur Nantes');
    api.given(getKeyRegister, register([keyOf(2), keyOf(1, { state: 'retired' })], rotationAt('done')));
    await page.press('Changer de clé');

    expect(api.calls(rotateKey)).toEqual([{ body: { password: 'pluie sur Nantes', algorithm: 'ES256' } }]);
    expect(page.host.querySelector('[aria-current=step]')?.textContent).toContain('Elle est publiée');
    for (let tries = 0; tries < 60 && !page.text().includes('la nouvelle clé signe'); tries += 1) await settle();

    expect(page.text()).toContain('C’est fait : la nouvelle clé signe.');
    expect(page.host.querySelectorAll('[data-mark=done]').length).toBe(4);
    expect(page.host.querySelector('form')).toBeNull();
  });

  it('of badges, where there is one, change and fall by themselves, in their own words', async () => {
    const badge = keyOf(2, { algorithm: 'RS256' });
    const asked = register([badge, keyOf(1)], { ...rotationAt('asked'), algorithm: 'RS256' });
    const api = new GivenApi().given(getKeyRegister, register([badge, keyOf(1)])).given(rotateKey, asked);
    const page = await open(api);
    expect(page.text()).toContain('Clé des badges (Open Badges)');
    const [, fall] = [...page.host.querySelectorAll<HTMLElement>('li button')].reverse();
    fall!.click();
    await settle();
    expect(page.text()).toContain('chacun peut y redemander son badge');
    await page.press('Annuler');

    page.host.querySelector<HTMLInputElement>('input[value=RS256]')!.click();
    await settle();
    expect(page.text()).toContain('Les prochains badges portent sa signature');
    await page.write('Votre mot de passe', 'pluie sur Nantes');
    await page.press('Changer de clé');
    expect(api.calls(rotateKey)).toEqual([{ body: { password: 'pluie sur Nantes', algorithm: 'RS256' } }]);
  });

  it('say beside the field that a password is not the right one', async () => {
    const title = 'Ce mot de passe n’est pas le vôtre';
    const page = await open(
      new GivenApi().given(getKeyRegister, register([keyOf(1)])).given(rotateKey, () => refused('wrong-password', { title, status: 422 })),
    );
    await page.write('Votre mot de passe', 'raté');
    await page.press('Changer de clé');

    expect(page.text()).toContain(title);
  });

  it('are declared stolen from a day on, after what that undoes was read', async () => {
    const after = register([keyOf(2), keyOf(1, { state: 'compromised', compromisedFrom: '2026-11-18' })]);
    const api = new GivenApi().given(getKeyRegister, register([keyOf(1)])).given(declareCompromised, after);
    const page = await open(api);
    await page.press('Déclarer compromise');
    expect(page.text()).toContain('Une nouvelle clé la remplace tout de suite');
    await page.write('Premier jour où elle n’était plus sûre', '2026-11-18');
    await page.write('Votre mot de passe', 'pluie sur Nantes');
    await page.press('Déclarer la clé compromise');

    const params = { signingKeyId: keyOf(1).id };
    expect(api.calls(declareCompromised) as readonly unknown[]).toEqual([
      { params, body: { from: '2026-11-18', password: 'pluie sur Nantes' } },
    ]);
    expect(page.text()).toContain('le registre et did.json le disent');
    expect(page.text()).toContain('Déclarée compromise');
  });

  it('that could not be read can be asked for again', async () => {
    const api = new GivenApi().given(getKeyRegister, () => refused('unavailable', { title: 'Service indisponible', status: 503 }));
    const page = await open(api);
    expect(page.text()).toContain('Service indisponible');
    api.given(getKeyRegister, register([keyOf(1)]));
    await page.press('Réessayer');

    expect(page.text()).toContain('Signe aujourd’hui');
  });
});
