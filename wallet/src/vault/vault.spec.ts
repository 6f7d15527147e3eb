import { deleteDatabase, openDatabase, readAll, readOne, writeAll } from './database.ts';
import { Vault } from './vault.ts';
import { givenPatience } from './given-patience.ts';

const phrase = 'truelle rabot midi soleil';
const names: string[] = [];
const fresh = (): { readonly name: string; readonly vault: Vault } => {
  const name = `spec-${crypto.randomUUID()}`;
  names.push(name);
  return { name, vault: new Vault(name) };
};
const secret = { nom: 'Nadia Belhadj-Kervella', jeton: 'un-jeton-de-rappel' };

/** Everything the browser keeps, as a thief of the disk would read it. */
const onDisk = async (name: string): Promise<string> => {
  const database = await openDatabase(name);
  const parts: string[] = [];
  for (const store of ['meta', 'records', 'keys'] as const) {
    for (const [key, value] of await readAll<unknown>(database, store, '')) {
      parts.push(key);
      for (const part of Object.values(value as object)) {
        parts.push(part instanceof ArrayBuffer ? new TextDecoder('latin1').decode(part) : String(part));
      }
    }
  }
  database.close();
  return parts.join('\n');
};

describe('the vault', () => {
  givenPatience(30_000); // real passphrases are stretched
  afterEach(async () => {
    for (const name of names.splice(0)) await Promise.race([deleteDatabase(name), new Promise((done) => setTimeout(done, 500))]);
  });

  it('is made once, and opens with its passphrase in another session', async () => {
    const { name, vault } = fresh();
    await vault.create(phrase);
    await vault.write([{ room: 'settings', id: 'a', value: secret }]);

    const later = new Vault(name);
    expect(await later.exists()).toBeTrue();
    expect(await later.unlock(phrase)).toEqual({ ok: true });
    expect(await later.get('settings', 'a')).toEqual(secret);
    await expectAsync(later.create('une autre phrase secrète')).toBeRejected();
  });

  it('takes the same phrase however its accents are typed', async () => {
    const { name, vault } = fresh();
    await vault.create('éclair façade été'.normalize('NFC'));

    expect(await new Vault(name).unlock('éclair façade été'.normalize('NFD'))).toEqual({ ok: true });
  });

  it('makes one wait after three wrong passphrases, in another tab too, and then opens', async () => {
    const { name, vault } = fresh();
    await vault.create(phrase);
    const now = Date.now();

    const answers = [];
    for (let tries = 0; tries < 3; tries += 1) answers.push(await new Vault(name).unlock('pas la bonne', now));
    expect(answers.map((answer) => !answer.ok && answer.waitMs)).toEqual([0, 0, 30_000]);

    const other = new Vault(name);
    expect(await other.unlock(phrase, now + 1000)).toEqual({ ok: false, why: 'wait', waitMs: 29_000 });
    expect(other.open).toBeFalse();
    expect(await other.unlock(phrase, now + 30_001)).toEqual({ ok: true });
  });

  it('gives nothing while it is locked: no record, no signature', async () => {
    const { vault } = fresh();
    await vault.create(phrase);
    await vault.write([{ room: 'settings', id: 'a', value: secret }]);
    const { thumbprint } = await vault.make();
    vault.lock();

    await expectAsync(vault.get('settings', 'a')).toBeRejected();
    await expectAsync(vault.all('settings')).toBeRejected();
    await expectAsync(vault.sign(thumbprint, 'x')).toBeRejected();
    await expectAsync(vault.make()).toBeRejected();
  });

  it('leaves nothing readable on the disk', async () => {
    const { name, vault } = fresh();
    await vault.create(phrase);
    await vault.write([{ room: 'connections', id: 'a', value: secret }]);

    const kept = await onDisk(name);
    for (const word of [phrase, 'Nadia', 'Belhadj', 'un-jeton-de-rappel']) expect(kept).not.toContain(word);
  });

  it('refuses a record put in the place of another, or changed by one bit', async () => {
    const { name, vault } = fresh();
    await vault.create(phrase);
    await vault.write([
      { room: 'settings', id: 'a', value: 'un' },
      { room: 'settings', id: 'b', value: 'deux' },
    ]);
    const database = await openDatabase(name);
    const a = await readOne<{ iv: Uint8Array; data: ArrayBuffer }>(database, 'records', 'settings|a|v1');
    const bent = new Uint8Array(a!.data.slice(0));
    bent[0] = (bent[0] ?? 0) ^ 1;
    await writeAll(database, [
      { store: 'records', key: 'settings|b|v1', value: a },
      { store: 'records', key: 'settings|c|v1', value: { iv: a!.iv, data: bent.buffer } },
    ]);

    expect(await vault.get('settings', 'a')).toBe('un');
    await expectAsync(vault.get('settings', 'b')).toBeRejected();
    await expectAsync(vault.get('settings', 'c')).toBeRejected();
    database.close();
  });

  it('says that the device is full, and keeps all of a change or nothing of it', async () => {
    const { vault } = fresh();
    await vault.create(phrase);
    await vault.write([{ room: 'settings', id: 'a', value: 'avant' }]);
    const own = IDBObjectStore.prototype.put;
    const put = spyOn(IDBObjectStore.prototype, 'put').and.callThrough();
    const full = (): never => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    put.and.callFake(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      put.and.callFake(full);
      return own.call(this, value, key);
    } as never);

    const change = [
      { room: 'settings', id: 'a', value: 'après' },
      { room: 'settings', id: 'b', value: 'après' },
    ] as const;
    await expectAsync(vault.write(change)).toBeRejectedWith(jasmine.objectContaining({ code: 'storage-full' }));
    put.and.callThrough();
    expect([await vault.get('settings', 'a'), await vault.get('settings', 'b')]).toEqual(['avant', null]);
    await vault.write(change);
    expect(await vault.get('settings', 'a')).toBe('après');
  });

  it('keeps holder keys that nobody can export, and forgets them when told', async () => {
    const { name, vault } = fresh();
    await vault.create(phrase);
    const { thumbprint } = await vault.make();
    const database = await openDatabase(name);
    const key = await readOne<CryptoKey>(database, 'keys', thumbprint);
    database.close();

    expect(key?.extractable).toBeFalse();
    await expectAsync(crypto.subtle.exportKey('jwk', key!)).toBeRejected();
    expect((await vault.sign(thumbprint, 'x')).length).toBe(86);
    await vault.forget(thumbprint);
    await expectAsync(vault.sign(thumbprint, 'x')).toBeRejected();
  });

  it('is gone with everything in it once destroyed', async () => {
    const { name, vault } = fresh();
    await vault.create(phrase);
    await vault.destroy();

    expect(await new Vault(name).exists()).toBeFalse();
  });
});
