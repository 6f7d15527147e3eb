import { TestBed } from '@angular/core/testing';
import { GivenApi, provideGivenApi, refused } from '#shared/angular/given-api';
import { countView, openLink } from '#shared/contracts/verifier/public-links';
import { givenLink } from './given-link.ts';
import { LinkStore } from './link-store.ts';

const times = { createdAt: '2026-11-20T10:00:00Z' as never, expiresAt: '2026-11-27T10:00:00Z' as never };
const content = { title: '', madeAt: 1_763_600_000, presentations: ['not a credential'] };
const settings = { issuerUrl: 'http://localhost:1', issuerRegistryKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } };

const open = (api: GivenApi) => {
  TestBed.configureTestingModule({ providers: [LinkStore, provideGivenApi(api)] });
  return TestBed.inject(LinkStore);
};
const answering = (ciphertext: string) =>
  new GivenApi().given(openLink, { ciphertext, ...times }).given(countView, () => ({ ok: true as const, data: undefined as never }));

describe('a verification link', () => {
  beforeEach(() => {
    spyOn(window, 'fetch').and.callFake(() => Promise.resolve(new Response(JSON.stringify(settings))));
  });

  it('asks the server nothing without its key', async () => {
    const api = new GivenApi();
    const store = open(api);
    await store.open('AAAAAAAAAAAAAAAAAAAAAA', null);

    expect(store.state()).toBe('no-key');
    expect(api.calls(openLink)).toEqual([]);
  });

  it('counts no view when the key is wrong', async () => {
    const { id, ciphertext } = await givenLink(content);
    const { key } = await givenLink(content);
    const api = answering(ciphertext);
    const store = open(api);
    await store.open(id, key);

    expect(store.state()).toBe('wrong-key');
    expect(api.calls(countView)).toEqual([]);
  });

  it('counts one view however often it is checked again', async () => {
    const { id, ciphertext, key } = await givenLink(content);
    const api = answering(ciphertext);
    const store = open(api);
    await store.open(id, key);
    await store.open(id, key);

    expect(store.state()).toBe('shown');
    expect(api.calls(countView).length).toBe(1);
  });

  it('refuses what is no credential, with every line of the report', async () => {
    const { id, ciphertext, key } = await givenLink(content);
    const store = open(answering(ciphertext));
    await store.open(id, key);

    expect(store.checked()[0]?.report.verdict).toBe('refused');
    expect(store.checked()[0]?.report.checks.length).toBe(6);
  });

  it('sends the key to nobody', async () => {
    const { id, ciphertext, key } = await givenLink(content);
    const api = answering(ciphertext);
    const store = open(api);
    await store.open(id, key);
    const sent = JSON.stringify([api.calls(openLink), api.calls(countView), (window.fetch as jasmine.Spy).calls.allArgs()]);

    expect(sent).toContain(id);
    expect(sent).not.toContain(key);
  });

  it('tells a link that is over from a network that is away', async () => {
    const { id, key } = await givenLink(content);
    const api = new GivenApi().given(openLink, () => refused('link-gone', { status: 410 }));
    const store = open(api);
    await store.open(id, key);
    const first = store.state();
    api.given(openLink, () => refused('offline', { status: 0 }));
    await store.open(id, key);

    expect([first, store.state()]).toEqual(['gone', 'failed']);
  });
});
