import { databasesOf, environmentOf, serverEnvironment } from './server-environment.ts';

const urls = (app: string) => ({ databaseUrl: `postgres://${app}_app@h/${app}`, migrationUrl: `postgres://${app}_owner@h/${app}` });
const told = {
  home: '/h',
  addresses: {
    issuer: { port: 1, url: 'http://localhost:1' },
    verifier: { port: 2, url: 'http://localhost:2' },
    wallet: { port: 3, url: 'http://localhost:3' },
  },
  databases: { issuer: urls('issuer'), verifier: urls('verifier') },
  embedded: true,
};
const web = { 'issuer-portal': '/w/i', 'verifier-portal': '/w/v', wallet: '/w/w' };

describe('what the servers are told', () => {
  it('keeps the other’s database and keys, and every way to migrate, from each', () => {
    const issuer = serverEnvironment('issuer', environmentOf(told, {}), web);

    expect(issuer['ISSUER_DATABASE_URL']).toBe('postgres://issuer_app@h/issuer');
    expect(issuer['ISSUER_WEB_ROOT']).toBe('/w/i');
    for (const name of ['VERIFIER_DATABASE_URL', 'VERIFIER_MASTER_KEY_FILE', 'VERIFIER_PLATFORM_KEY_FILE', 'ISSUER_MIGRATION_URL']) {
      expect(issuer[name]).withContext(name).toBeUndefined();
    }
  });

  it('allows demonstration data on the embedded database, and elsewhere only when asked', () => {
    expect(environmentOf(told, {})['CARNET_DEMO']).toBe('1');
    expect(environmentOf({ ...told, embedded: false }, {})['CARNET_DEMO']).toBe('0');
    expect(environmentOf({ ...told, embedded: false }, { CARNET_DEMO: '1' })['CARNET_DEMO']).toBe('1');
  });

  it('takes databases from the environment all together or not at all', () => {
    const all = {
      ...{ ISSUER_DATABASE_URL: 'a', ISSUER_MIGRATION_URL: 'b' },
      ...{ VERIFIER_DATABASE_URL: 'c', VERIFIER_MIGRATION_URL: 'd' },
    };

    expect(databasesOf({})).toBeNull();
    expect(databasesOf(all)?.verifier).toEqual({ databaseUrl: 'c', migrationUrl: 'd' });
    expect(() => databasesOf({ ...all, VERIFIER_MIGRATION_URL: '' })).toThrowError(/VERIFIER_MIGRATION_URL/u);
  });
});
