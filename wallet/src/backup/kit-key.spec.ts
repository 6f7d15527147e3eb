import { kitId, newKitKey, readKitKey, writeKitKey } from './kit-key.ts';

describe('the key of the emergency page', () => {
  it('is 128 bits in seven groups of four letters, and back', async () => {
    const key = newKitKey();
    const written = await writeKitKey(key);

    expect(key.length).toBe(16);
    expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/u);
    expect(await readKitKey(written)).toEqual(key);
    expect(await readKitKey(await writeKitKey(new Uint8Array(16).fill(255)))).toEqual(new Uint8Array(16).fill(255));
  });

  it('is read however it was copied', async () => {
    const key = new Uint8Array(16).fill(1);
    const written = await writeKitKey(key);

    for (const typed of [written.toLowerCase(), written.replaceAll('-', ' '), ` ${written.replaceAll('0', 'o').replaceAll('1', 'l')} `])
      expect(await readKitKey(typed)).toEqual(key);
  });

  it('is refused with one letter wrong, missing or too many', async () => {
    const written = await writeKitKey(newKitKey());
    const slipped = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
      .filter((letter) => letter !== written[7])
      .map((letter) => written.slice(0, 7) + letter + written.slice(8));
    const caught = (await Promise.all(slipped.map(readKitKey))).filter((read) => read === null).length;

    expect(caught).toBeGreaterThanOrEqual(30);
    expect(await readKitKey(written.slice(0, -1))).toBeNull();
    expect(await readKitKey(`${written}0`)).toBeNull();
    expect(await readKitKey('')).toBeNull();
  });

  it('has a name that tells one kit from another and nothing of its key', async () => {
    const [one, other] = [newKitKey(), newKitKey()];

    expect(await kitId(one)).toBe(await kitId(one));
    expect(await kitId(one)).not.toBe(await kitId(other));
    expect((await kitId(one)).length).toBe(12);
  });
});
