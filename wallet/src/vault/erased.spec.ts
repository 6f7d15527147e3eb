import { deleteDatabase, openDatabase, readAll, writeAll } from './database.ts';
import { givenBrowser } from './given-erasure.ts';
import { codeOf } from './given-wallet.ts';
import type { Secret } from './unlock-method.ts';
import { Vault } from './vault.ts';

const secret: Secret = { kind: 'passkey', id: 'cle-du-telephone', output: new Uint8Array(32).fill(7) };
const other: Secret = { ...secret, output: new Uint8Array(32).fill(8) };
const names: string[] = [];

const fresh = async () => {
  const name = `spec-${crypto.randomUUID()}`;
  names.push(name);
  const browser = givenBrowser(name);
  let told = 0;
  const vault = new Vault(name, () => (told += 1));
  await vault.create(secret);
  await vault.write([{ room: 'settings', id: 'a', value: 'un secret' }]);
  return { name, browser, vault, told: () => told };
};

/** The names of everything kept, as a thief of the disk would read them. */
const kept = async (name: string): Promise<readonly string[]> => {
  const database = await openDatabase(name);
  const all = await Promise.all((['meta', 'records', 'keys'] as const).map((store) => readAll(database, store, '')));
  database.close();
  return all.flat().map(([key]) => key);
};

/** Everything one may ask of a safe, and how each of them ends. */
const asked = (vault: Vault): Promise<readonly string[]> =>
  Promise.all([
    codeOf(vault.write([{ room: 'settings', id: 'b', value: 'sous une clé perdue' }])),
    codeOf(vault.make()),
    codeOf(vault.get('settings', 'a')),
    codeOf(vault.all('settings')),
    codeOf(vault.sign('inconnue', 'x')),
  ]);
const erased = Array.from({ length: 5 }, () => 'wallet-erased');

describe('a safe that the browser or another tab erased', () => {
  afterEach(async () => {
    for (const name of names.splice(0)) await Promise.race([deleteDatabase(name), new Promise((done) => setTimeout(done, 500))]);
  });

  it('locks itself as soon as its connection is closed by force, refuses in words and writes nothing', async () => {
    const { name, browser, vault, told } = await fresh();
    await browser.close({ erased: true, told: true });
    for (let tries = 0; tries < 100 && told() === 0; tries += 1) await new Promise((done) => setTimeout(done, 10));

    expect(vault.open).toBeFalse();
    expect(told()).toBe(1);
    expect(await asked(vault)).toEqual(erased);
    expect(await kept(name)).toEqual([]);
  });

  it('finds it out at the next thing asked of it, where the browser tells nobody', async () => {
    const { name, browser, vault, told } = await fresh();
    await browser.close({ erased: true, told: false });
    expect(vault.open).toBeTrue();

    expect(await asked(vault)).toEqual(erased);
    expect(vault.open).toBeFalse();
    expect(told()).toBeGreaterThan(0);
    expect(await kept(name)).toEqual([]);
  });

  it('locks itself too when its name is gone and its connection still holds', async () => {
    const { name, vault, told } = await fresh();
    const database = await openDatabase(name);
    await writeAll(database, [{ store: 'meta', key: 'safe', value: 'un-autre' }]);
    database.close();

    expect(await codeOf(vault.write([{ room: 'settings', id: 'b', value: 1 }]))).toBe('wallet-erased');
    expect([vault.open, told()]).toEqual([false, 1]);
  });

  it('goes on when only its connection was closed', async () => {
    const { browser, vault } = await fresh();
    for (const told of [true, false]) {
      await browser.close({ erased: false, told });

      expect(await vault.get('settings', 'a')).toBe('un secret');
      await vault.write([{ room: 'settings', id: 'b', value: told }]);
      expect(await vault.get('settings', 'b')).toBe(told);
      expect(vault.open).toBeTrue();
    }
  });

  it('waits for a browser that is still erasing', async () => {
    const { browser, vault } = await fresh();
    await browser.close({ erased: false, told: false });
    browser.refuse(2);
    expect(await vault.get('settings', 'a')).toBe('un secret');

    await browser.close({ erased: false, told: false });
    browser.refuse(10);
    await expectAsync(vault.get('settings', 'a')).toBeRejected();
    browser.refuse(0);
    expect(await vault.get('settings', 'a')).toBe('un secret');
  });

  it('never writes under its key into the safe that took its place, nor reads it, nor opens it', async () => {
    const { name, browser, vault } = await fresh();
    await browser.close({ erased: true, told: false });
    const next = new Vault(name);
    await next.create(other);
    await next.write([{ room: 'settings', id: 'a', value: 'à un autre' }]);
    const before = await kept(name);

    expect(await asked(vault)).toEqual(erased);
    expect(await kept(name)).toEqual(before);
    expect(await next.all('settings')).toEqual(['à un autre']);
    expect((await new Vault(name).unlock(secret)).ok).toBeFalse();
  });

  /** Another safe in the same place, that the same secret opens. */
  const replace = async ({ name, browser }: Awaited<ReturnType<typeof fresh>>): Promise<Vault> => {
    await browser.close({ erased: true, told: false });
    const next = new Vault(name);
    await next.create(secret);
    await next.addMethod(secret, { ...secret, id: 'une-autre' });
    return next;
  };

  it('adds no way in to the safe that took its place', async () => {
    const former = await fresh();
    const next = await replace(former);

    expect(await codeOf(former.vault.addMethod(secret, { ...secret, id: 'une-troisième' }))).toBe('wallet-erased');
    expect((await next.methods()).length).toBe(2);
  });

  it('takes none away from it', async () => {
    const former = await fresh();
    const next = await replace(former);

    expect(await codeOf(former.vault.removeMethod({ kind: 'passkey', id: secret.id }))).toBe('wallet-erased');
    expect((await next.methods()).length).toBe(2);
  });

  it('is not opened under the name of the safe that took its place while its own secret was tried', async () => {
    const { name, browser } = await fresh();
    const late = new Vault(name);
    const own = crypto.subtle.unwrapKey.bind(crypto.subtle);
    const slow = spyOn(crypto.subtle, 'unwrapKey').and.callFake(async (...work: Parameters<SubtleCrypto['unwrapKey']>) => {
      slow.and.callFake(own);
      await browser.close({ erased: true, told: false });
      await new Vault(name).create(other);
      return own(...work);
    });

    expect(await codeOf(late.unlock(secret))).toBe('wallet-erased');
    expect(late.open).toBeFalse();
  });

  it('is not woken by a code from a short rest', async () => {
    const { name, browser, vault } = await fresh();
    const pin = '274916';
    await vault.choosePin(secret, pin);
    vault.rest();
    await browser.close({ erased: true, told: false });
    await new Vault(name).create(other);

    expect(await vault.wake(pin)).toEqual(jasmine.objectContaining({ ok: false, why: 'over' }));
    expect(vault.open).toBeFalse();
  });
});

describe('the name of a safe', () => {
  afterEach(async () => {
    for (const name of names.splice(0)) await Promise.race([deleteDatabase(name), new Promise((done) => setTimeout(done, 500))]);
  });

  it('lets one of two tabs make it, and the other is told that there is one', async () => {
    const name = `spec-${crypto.randomUUID()}`;
    names.push(name);
    const tabs = [new Vault(name), new Vault(name)] as const;
    const ends = await Promise.all([codeOf(tabs[0].create(secret)), codeOf(tabs[1].create(other))]);

    expect([...ends].sort()).toEqual(['nothing was refused', 'wallet-here']);
    const made = ends[0] === 'wallet-here' ? 1 : 0;
    await tabs[made].write([{ room: 'settings', id: 'a', value: 'le mien' }]);
    const later = new Vault(name);
    expect(await later.unlock(made === 0 ? secret : other)).toEqual({ ok: true });
    expect(await later.get('settings', 'a')).toBe('le mien');
  });

  it('is given to one that was made before there were names, the same in two tabs', async () => {
    const { name, vault } = await fresh();
    vault.lock();
    const database = await openDatabase(name);
    await writeAll(database, [{ store: 'meta', key: 'safe' }]);
    database.close();

    const tabs = [new Vault(name), new Vault(name)];
    expect(await Promise.all(tabs.map((tab) => tab.unlock(secret)))).toEqual([{ ok: true }, { ok: true }]);
    for (const [place, tab] of tabs.entries()) await tab.write([{ room: 'settings', id: String(place), value: place }]);
    expect((await tabs[0]!.all('settings')).length).toBe(3);
  });
});
