import { TestBed } from '@angular/core/testing';
import * as z from 'zod';
import { route } from '#shared/contract/route';
import { Api, API_TARGET } from './api.ts';
import { Connectivity } from './connectivity.ts';
import { Language } from './i18n/language.ts';

const list = route({
  method: 'GET',
  path: '/api/v1/sessions/:sessionId/people',
  summary: '',
  allow: 'public',
  params: z.object({ sessionId: z.string() }),
  query: z.object({ q: z.string().optional(), level: z.array(z.number()).optional() }),
  reply: z.object({ items: z.array(z.string()) }),
});
const create = route({
  method: 'POST',
  path: '/api/v1/people',
  summary: '',
  allow: 'public',
  body: z.object({ name: z.string() }),
  reply: z.object({ id: z.string() }),
  status: 201,
  creates: true,
});
const reply = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

describe('Api', () => {
  let network: jasmine.Spy<typeof fetch>;
  const sent = (call = 0) => ({
    url: network.calls.argsFor(call)[0] as string,
    headers: new Headers(network.calls.argsFor(call)[1]?.headers),
    body: network.calls.argsFor(call)[1]?.body,
  });
  const api = () => TestBed.inject(Api);

  beforeEach(() => {
    network = spyOn(window, 'fetch');
    document.cookie = 'issuer-xsrf=tok%3Den; path=/';
    TestBed.configureTestingModule({ providers: [{ provide: API_TARGET, useValue: { xsrfCookie: 'issuer-xsrf' } }] });
  });
  afterEach(() => (document.cookie = 'issuer-xsrf=; max-age=0; path=/'));

  it('fills the path and the query, and gives the data', async () => {
    network.and.resolveTo(reply(200, { items: ['Nadia'], secret: 'x' }));

    const answer = await api().call(list, { params: { sessionId: 'a/b' }, query: { q: 'é', level: [1, 2] } });

    expect(answer).toEqual({ ok: true, data: { items: ['Nadia'] } });
    expect(sent().url).toBe('/api/v1/sessions/a%2Fb/people?q=%C3%A9&level=1&level=2');
    expect(sent().headers.get('accept-language')).toBe('fr');
    expect(sent().headers.has('x-xsrf-token')).toBeFalse();
  });

  it('sends changes with the token of the cookie and a key', async () => {
    network.and.resolveTo(reply(201, { id: '1' }));

    await api().call(create, { body: { name: 'Nadia' } });

    expect(sent().body).toBe('{"name":"Nadia"}');
    expect(sent().headers.get('x-xsrf-token')).toBe('tok=en');
    expect(sent().headers.get('idempotency-key')).toMatch(/^[\w-]{36}$/u);
  });

  it('asks in the language of the screens', async () => {
    network.and.resolveTo(reply(200, { items: [] }));
    TestBed.inject(Language).choose('en');

    await api().call(list, { params: { sessionId: 'a' } });
    TestBed.inject(Language).choose('fr');

    expect(sent().headers.get('accept-language')).toBe('en');
  });

  it('gives a refusal in the server’s words', async () => {
    const problem = {
      code: 'invalid-request',
      title: 'À corriger',
      status: 422,
      instance: 'req-1',
      errors: [{ pointer: '/name', code: 'too_small' }, { nonsense: true }],
    };
    network.and.resolveTo(reply(422, problem, { 'retry-after': '30' }));

    const answer = await api().call(create, { body: { name: '' } });

    expect(answer).toEqual({
      ok: false,
      code: 'invalid-request',
      title: 'À corriger',
      status: 422,
      instance: 'req-1',
      errors: [{ pointer: '/name', code: 'too_small' }],
      retryAfter: 30,
    });
  });

  it('says offline when no answer comes, and knows when one does', async () => {
    network.and.returnValues(Promise.reject(new TypeError('down')), Promise.resolve(reply(200, { items: [] })));

    const lost = await api().call(list, { params: { sessionId: 'a' } });
    const away = TestBed.inject(Connectivity).online();
    await api().call(list, { params: { sessionId: 'a' } });

    expect(lost.ok ? '' : lost.code).toBe('offline');
    expect(away).toBeFalse();
    expect(TestBed.inject(Connectivity).online()).toBeTrue();
  });

  it('refuses a reply outside its contract', async () => {
    spyOn(console, 'error');
    network.and.resolveTo(reply(200, { items: 'no list' }));

    const answer = await api().call(list, { params: { sessionId: 'a' } });

    expect(answer.ok ? '' : answer.code).toBe('unexpected-reply');
  });

  it('refuses a page of HTML instead of an answer', async () => {
    network.and.resolveTo(new Response('<h1>502</h1>', { status: 502 }));

    const answer = await api().call(list, { params: { sessionId: 'a' } });

    expect(answer).toEqual(jasmine.objectContaining({ ok: false, code: 'unexpected-reply', status: 502 }));
  });

  it('says when nobody is signed in any more', async () => {
    network.and.resolveTo(reply(401, { code: 'not-signed-in', title: '', status: 401 }));

    await api().call(list, { params: { sessionId: 'a' } });

    expect(api().signedOut()).toBe(1);
  });

  it('proves the caller towards another server, once more after a 401', async () => {
    network.and.returnValues(
      Promise.resolve(reply(401, { code: 'use-nonce', title: '', status: 401 }, { 'dpop-nonce': 'n' })),
      Promise.resolve(reply(200, { items: [] })),
    );
    const authorise = jasmine
      .createSpy()
      .and.callFake((_request: unknown, refused?: Response) => Promise.resolve({ dpop: refused?.headers.get('dpop-nonce') ?? 'none' }));

    const answer = await api()
      .at({ base: 'https://issuer.example', authorise })
      .call(list, { params: { sessionId: 'a' } });

    expect(answer.ok).toBeTrue();
    expect(sent().url).toBe('https://issuer.example/api/v1/sessions/a/people');
    expect([sent(0).headers.get('dpop'), sent(1).headers.get('dpop')]).toEqual(['none', 'n']);
    expect(authorise.calls.argsFor(0)[0]).toEqual({ method: 'GET', url: 'https://issuer.example/api/v1/sessions/a/people' });
  });

  it('keeps the portal online when another server is silent', async () => {
    network.and.rejectWith(new TypeError('down'));

    await api()
      .at({ base: 'https://issuer.example' })
      .call(list, { params: { sessionId: 'a' } });

    expect(TestBed.inject(Connectivity).online()).toBe(navigator.onLine);
  });
});
