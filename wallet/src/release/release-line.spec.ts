import { TestBed } from '@angular/core/testing';
import { exportJWK, generateKeyPair } from 'jose';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { ReleaseLine, releaseOf } from './release-line.ts';
import { takeRelease } from './take-release.ts';

const manifestOf = (hashTable: object): string => JSON.stringify({ timestamp: Date.UTC(2026, 10, 22, 3), hashTable });
const printOf = async (hashTable: object): Promise<string | undefined> => (await releaseOf(manifestOf(hashTable)))?.print;

describe('the version of the carnet', () => {
  it('is when it was built, and a print that is the same for the same files', async () => {
    const release = await releaseOf(manifestOf({ '/index.html': 'a', '/main.js': 'b', '/chunk.js': 'c' }));

    expect(release?.at).toBe('2026-11-22T03:00:00.000Z');
    expect(release?.print).toMatch(/^[0-9a-f]{10}$/u);
    expect(await printOf({ '/chunk.js': 'c', '/main.js': 'b', '/index.html': 'another nonce' })).toBe(release!.print);
    expect(await printOf({ '/chunk.js': 'c', '/main.js': 'changed' })).not.toBe(release!.print);
  });

  it('is not said of what is no manifest', async () => {
    for (const text of ['<!doctype html>', '{}', 'null']) expect(await releaseOf(text)).toBeNull();
  });
});

describe('the line that says it', () => {
  afterEach(() => caches.delete('carnet-release'));

  it('says when an update was turned away', async () => {
    TestBed.configureTestingModule({ providers: [provideGivenHouse([])] });
    await openWords('me', { fr: () => import('../me/i18n/fr.ts'), en: () => import('../me/i18n/en.ts') });
    const { publicKey } = await generateKeyPair('ES256');
    await takeRelease({ manifest: manifestOf({}), signature: 'none' }, await exportJWK(publicKey));
    const fixture = TestBed.createComponent(ReleaseLine);
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('elle n’a pas été installée');
  });
});
