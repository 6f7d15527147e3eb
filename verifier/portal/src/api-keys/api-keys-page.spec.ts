import { GivenApi } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import { createApiKey, listApiKeys, revokeApiKey, type ApiKey } from '#shared/contracts/verifier/api-keys';
import { ApiKeysPage } from './api-keys-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const key = (changes: object = {}): ApiKey =>
  ({
    ...{ id: '0192f0c0-0000-7000-8000-0000000000a1', name: 'Dossiers', ending: 'x9Zq' },
    ...{ createdAt: '2026-11-20T08:00:00.000Z', lastUsedAt: null, revokedAt: null, ...changes },
  }) as ApiKey;

describe('the access keys of a company', () => {
  const open = (api: GivenApi) => openPage(ApiKeysPage, { api, scope: 'apiKeys', words, permissions: ['api-key:manage:own'] });

  it('are known by their name, last characters and last use', async () => {
    const used = key({ id: '0192f0c0-0000-7000-8000-0000000000a2', name: 'Ancienne', revokedAt: '2026-11-21T08:00:00.000Z' });
    const page = await open(new GivenApi().given(listApiKeys, { items: [key(), used] }));

    for (const said of ['Dossiers', '…x9Zq', 'jamais utilisée', 'révoquée le 21 novembre 2026']) expect(page.text()).toContain(said);
    expect(page.host.querySelectorAll('li button').length).toBe(1);
  });

  it('show a new key once', async () => {
    const secret = `carnet_${'s'.repeat(43)}`;
    const api = new GivenApi().given(listApiKeys, { items: [] }).given(createApiKey, { key: key(), secret });
    const page = await open(api);
    await page.write('Nom de la clé', 'Dossiers');
    await page.press('Créer la clé');

    expect(page.text()).toContain(secret);
    expect(page.text()).toContain('elle ne sera plus jamais affichée');
    expect(page.text()).not.toContain('Ce champ est vide');
    expect(api.calls(createApiKey)).toEqual([{ body: { name: 'Dossiers' } }]);
    await page.press('Je l’ai copiée');
    expect(page.text()).not.toContain(secret);
  });

  it('are revoked once one is sure', async () => {
    const api = new GivenApi()
      .given(listApiKeys, { items: [key()] })
      .given(revokeApiKey, () => ({ ok: true as const, data: undefined as never }));
    const page = await open(api);
    await page.press('Révoquer : Dossiers');
    expect(api.calls(revokeApiKey)).toEqual([]);
    await page.press('Révoquer');

    expect(api.calls(revokeApiKey)).toEqual([{ params: { apiKeyId: key().id } }]);
  });
});
