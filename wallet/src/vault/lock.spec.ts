import { deleteDatabase } from './database.ts';
import type { Secret } from './unlock-method.ts';
import { Vault } from './vault.ts';
import { givenPatience } from './given-patience.ts';

const phrase = (words = 'truelle rabot midi soleil'): Secret => ({ kind: 'passphrase', phrase: words });
const passkey = (id = 'cle-du-telephone', seed = 7): Secret => ({ kind: 'passkey', id, output: new Uint8Array(32).fill(seed) });
const names: string[] = [];
const fresh = async (secret: Secret) => {
  const name = `spec-${crypto.randomUUID()}`;
  names.push(name);
  const vault = new Vault(name);
  await vault.create(secret);
  await vault.write([{ room: 'settings', id: 'a', value: 'un secret' }]);
  return { name, vault };
};
const opens = async (name: string, secret: Secret): Promise<unknown> => {
  const vault = new Vault(name);
  const answer = await vault.unlock(secret);
  return answer.ok ? vault.get('settings', 'a') : answer.why;
};

describe('the ways into a wallet', () => {
  givenPatience(60_000); // real phrases are stretched
  afterEach(async () => {
    for (const name of names.splice(0)) await Promise.race([deleteDatabase(name), new Promise((done) => setTimeout(done, 500))]);
  });

  it('begin with a passkey as well as with a phrase, and another passkey opens nothing', async () => {
    const { name } = await fresh(passkey());

    expect(await opens(name, passkey())).toBe('un secret');
    expect(await opens(name, passkey('cle-du-telephone', 8))).toBe('wrong');
    expect(await opens(name, passkey('une-autre'))).toBe('unknown');
    expect(await opens(name, phrase())).toBe('unknown');
  });

  it('are added by who shows one of them, and open the same records', async () => {
    const { name, vault } = await fresh(phrase());

    expect(await vault.addMethod(phrase('pas la bonne phrase'), passkey())).toEqual(jasmine.objectContaining({ ok: false, why: 'wrong' }));
    expect((await vault.methods()).length).toBe(1);
    expect(await vault.addMethod(phrase(), passkey())).toEqual({ ok: true });
    expect((await vault.methods()).map(({ kind, id }) => [kind, id])).toEqual([
      ['passkey', 'cle-du-telephone'],
      ['passphrase', 'passphrase'],
    ]);
    for (const secret of [phrase(), passkey()]) expect(await opens(name, secret)).toBe('un secret');
  });

  it('change the phrase: the former one opens nothing, and nothing that was kept is lost', async () => {
    const { name, vault } = await fresh(passkey());
    await vault.addMethod(passkey(), phrase());
    await vault.addMethod(phrase(), phrase('genêt cabane midi rivage'));

    expect(await opens(name, phrase())).toBe('wrong');
    expect(await opens(name, phrase('genêt cabane midi rivage'))).toBe('un secret');
  });

  it('are removed, but for the last', async () => {
    const { name, vault } = await fresh(phrase());
    await vault.addMethod(phrase(), passkey());
    await vault.removeMethod({ kind: 'passphrase', id: 'passphrase' });

    expect(await opens(name, phrase())).toBe('unknown');
    await expectAsync(vault.removeMethod({ kind: 'passkey', id: 'cle-du-telephone' })).toBeRejectedWith(
      jasmine.objectContaining({ code: 'last-method' }),
    );
    expect(await opens(name, passkey())).toBe('un secret');
  });

  it('cannot be added nor removed while the wallet is locked', async () => {
    const { vault } = await fresh(phrase());
    vault.lock();

    expect(() => vault.addMethod(phrase(), passkey())).toThrow();
    expect(() => vault.removeMethod({ kind: 'passphrase', id: 'passphrase' })).toThrow();
  });

  it('let a passkey in while wrong phrases make one wait', async () => {
    const { name, vault } = await fresh(phrase());
    await vault.addMethod(phrase(), passkey());
    for (let tries = 0; tries < 3; tries += 1) await new Vault(name).unlock(phrase('pas la bonne phrase'));

    expect(await opens(name, phrase())).toBe('wait');
    expect(await opens(name, passkey())).toBe('un secret');
    expect(await opens(name, phrase())).toBe('un secret');
  });
});
