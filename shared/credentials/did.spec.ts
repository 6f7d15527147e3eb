import { encodeText } from './base64url.ts';
import { didJwkOf } from './did-key.ts';
import { keyOf, makeDidResolver } from './did-resolver.ts';
import type { DidDocument } from './did.ts';
import { didWebDocument, didWebOf, didWebUrl } from './did-web.ts';
import { didOfAddress } from './x5c.ts';
import { didPage, givenIssuer, givenKey, givenNow, givenWeb, type GivenKey } from './given.ts';

const did = 'did:web:organisme.example:o:atelier';

describe('a did:web', () => {
  it('is a path on a server', () => {
    expect(didWebOf('http://localhost:7301', 'o/atelier')).toBe('did:web:localhost%3A7301:o:atelier');
    expect(didWebUrl('did:web:localhost%3A7301:o:atelier')).toBe('http://localhost:7301/o/atelier/did.json');
    expect(didWebOf('https://organisme.example', '')).toBe('did:web:organisme.example');
    expect([didOfAddress('https://organisme.example'), didOfAddress('https://organisme.example/o/atelier')]).toEqual([
      'did:web:organisme.example',
      did,
    ]);
    expect(didWebUrl(did)).toBe('https://organisme.example/o/atelier/did.json');
    expect(didWebUrl('did:web:organisme.example')).toBe('https://organisme.example/.well-known/did.json');
  });

  it('is refused when it would lead to another place than it says', () => {
    const hostile = [
      'did:web:',
      'did:web:user%40evil.example',
      'did:web:a.example:..:b',
      'did:web:a.example:%2e%2e%2fb:c/d',
      'did:web:a.example::b',
      'did:web:a.example?x',
      'did:web:a.example#x',
      'did:web:localhost%2Fevil',
      'did:webs:a.example',
      'did:web:a.example%3A80%3A80',
      'did:web:localhost.evil.example%3A1@',
    ];

    for (const one of hostile)
      expect(didWebUrl(one)?.startsWith('https://a.example/') ?? null)
        .withContext(one)
        .toBeNull();
  });

  it('speaks plain http with localhost only', () => {
    expect(didWebUrl('did:web:localhost.evil.example')).toMatch(/^https:/u);
    expect(didWebUrl('did:web:192.168.0.1')).toMatch(/^https:/u);
  });
});

describe('the resolver', () => {
  let key: GivenKey;
  let now = givenNow;
  const web = (pages: Record<string, unknown>) => {
    const made = givenWeb(pages);
    return { ...made, resolver: makeDidResolver({ fetcher: made.fetcher, now: () => now }) };
  };
  const problemOf = async (name: string, pages: Record<string, unknown> = {}) => {
    const answer = await web(pages).resolver.resolve(name);
    return answer.document === null ? answer.problem : 'found';
  };

  beforeAll(async () => {
    key = await givenKey();
  });

  it('reads a document once for all who ask within its time', async () => {
    const issuer = await givenIssuer(did);
    const { resolver, asked } = web({ [didPage(did)]: issuer.document });

    await Promise.all([resolver.resolve(did), resolver.resolve(did)]);
    now += 299;
    expect(await resolver.resolve(did)).toEqual({ document: issuer.document, fetchedAt: givenNow });
    expect(asked.length).toBe(1);
    now += 1;
    await resolver.resolve(did);
    expect(asked.length).toBe(2);
    now = givenNow;
  });

  it('asks an unreachable server again after ten seconds', async () => {
    const { resolver, asked, pages } = web({});

    expect(await resolver.resolve(did)).toEqual({ document: null, problem: 'unreachable' });
    pages.set(didPage(did), JSON.stringify({ id: did }));
    await resolver.resolve(did);
    now += 10;
    expect((await resolver.resolve(did)).document?.id).toBe(did);
    expect(asked.length).toBe(2);
    now = givenNow;
  });

  it('tells apart what is absent, malformed, of another DID, or of another method', async () => {
    const absent = makeDidResolver({
      fetcher: () => Promise.resolve({ status: 404, headers: new Headers(), body: new Uint8Array() }),
      now: () => now,
    });

    expect(await absent.resolve(did)).toEqual({ document: null, problem: 'not-found' });
    expect(await problemOf(did, { [didPage(did)]: '<html>' })).toBe('malformed');
    expect(await problemOf(did, { [didPage(did)]: { id: 'did:web:evil.example' } })).toBe('malformed');
    expect(await problemOf('did:web:a.example:..')).toBe('malformed');
    expect(await problemOf('did:ion:abc')).toBe('unsupported');
  });

  it('resolves a did:jwk, of a public P-256 key only', async () => {
    const { resolver } = web({});
    const answer = await resolver.resolve(didJwkOf(key.jwk));

    expect(keyOf(answer.document!, `${didJwkOf(key.jwk)}#0`, 'assertionMethod')?.jwk).toEqual(key.jwk);
    expect(await problemOf(`did:jwk:${encodeText(JSON.stringify({ ...key.jwk, d: 'secret' }))}`)).toBe('unsupported');
    expect(await problemOf('did:jwk:e30')).toBe('unsupported');
    expect(await problemOf('did:jwk:***')).toBe('malformed');
  });

  it('resolves the did:key of the specification’s own P-256 example', async () => {
    const name = 'did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169';
    const { document } = await web({}).resolver.resolve(name);

    expect(keyOf(document!, `${name}#${name.slice(8)}`, 'assertionMethod')?.jwk).toEqual({
      kty: 'EC',
      crv: 'P-256',
      x: 'fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI',
      y: 'hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU',
    });
  });

  it('refuses other did:key, and points on no curve', async () => {
    expect(await problemOf('did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')).toBe('unsupported');
    expect(await problemOf('did:key:zDn0')).toBe('malformed');
    expect(await problemOf('did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU216A')).toBe('malformed');
  });
});

describe('a key of a document', () => {
  const kid = `${did}#key-1`;

  it('is given for the purpose that the document lists', async () => {
    const { jwk } = await givenKey();
    const document = didWebDocument(did, [{ kid, publicJwk: jwk }]);

    expect(keyOf(document, kid, 'assertionMethod')).toEqual({ jwk, compromisedSince: null });
    expect(keyOf({ ...document, assertionMethod: [] }, kid, 'assertionMethod')).toBeNull();
    expect(keyOf({ ...document, assertionMethod: ['#key-1'] }, kid, 'assertionMethod')?.jwk).toEqual(jwk);
  });

  it('keeps its entry once compromised, but no longer authenticates', async () => {
    const { jwk } = await givenKey();
    const document = didWebDocument(did, [{ kid, publicJwk: jwk, compromisedSince: 7 }]);

    expect(keyOf(document, kid, 'assertionMethod')).toEqual({ jwk, compromisedSince: 7 });
    expect(keyOf(document, kid, 'authentication')).toBeNull();
  });

  it('is not taken from another DID, another curve, or a private key', async () => {
    const { jwk } = await givenKey();
    const withKey = (publicKeyJwk: unknown, id = kid): DidDocument => ({
      id: did,
      verificationMethod: [{ id, type: 'JsonWebKey2020', controller: did, publicKeyJwk }],
      assertionMethod: [id],
    });

    expect(keyOf(withKey(jwk, 'did:web:evil.example#key-1'), 'did:web:evil.example#key-1', 'assertionMethod')).toBeNull();
    expect(keyOf(withKey({ ...jwk, crv: 'P-384' }), kid, 'assertionMethod')).toBeNull();
    expect(keyOf(withKey({ ...jwk, d: 'x' }), kid, 'assertionMethod')).toBeNull();
    expect(() => didWebDocument(did, [{ kid: 'did:web:evil.example#1', publicJwk: jwk }])).toThrowError(RangeError);
  });
});
