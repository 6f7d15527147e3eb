import { readRelease } from './release.ts';

const serving =
  (hashTable: object, status = 200) =>
  () =>
    Promise.resolve(new Response(JSON.stringify({ timestamp: Date.UTC(2026, 10, 22, 3), hashTable }), { status }));
const printOf = async (hashTable: object): Promise<string | undefined> => (await readRelease(serving(hashTable)))?.print;

describe('the version of the carnet', () => {
  it('is when it was built, and a print that is the same for the same files', async () => {
    const release = await readRelease(serving({ '/index.html': 'a', '/main.js': 'b', '/chunk.js': 'c' }));

    expect(release?.at).toBe('2026-11-22T03:00:00.000Z');
    expect(release?.print).toMatch(/^[0-9a-f]{10}$/u);
    expect(await printOf({ '/chunk.js': 'c', '/main.js': 'b', '/index.html': 'another nonce' })).toBe(release!.print);
    expect(await printOf({ '/chunk.js': 'c', '/main.js': 'changed' })).not.toBe(release!.print);
  });

  it('is not said where it is not known', async () => {
    expect(await readRelease(() => Promise.reject(new TypeError('no network')))).toBeNull();
    expect(await readRelease(serving({}, 404))).toBeNull();
    expect(await readRelease(() => Promise.resolve(new Response('<!doctype html>')))).toBeNull();
  });
});
