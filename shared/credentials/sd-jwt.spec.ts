import { encodeText } from './base64url.ts';
import { givenKey, type GivenKey } from './given.ts';
import { issueSdJwt } from './issue.ts';
import { signJwt } from './jwt.ts';
import type { Json, JsonObject } from './ports.ts';
import { Refused } from './report.ts';
import { readSdJwt } from './sd-jwt.ts';
import { webCrypto } from './web-crypto.ts';

const header = { typ: 'dc+sd-jwt', kid: 'did:web:a.example#1' };
const whyOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (fault: unknown) => (fault instanceof Refused ? fault.why : String(fault)),
  );
const digest = async (text: string): Promise<string> => (await webCrypto.digests([text]))[0]!;
const disclosure = (...parts: Json[]): string => encodeText(JSON.stringify(['salt', ...parts]));

describe('an SD-JWT', () => {
  let key: GivenKey;
  const issue = (payload: JsonObject, disclosable: (string | number)[][]) =>
    issueSdJwt({ header, payload, disclosable }, webCrypto, key.sign);
  /** A hostile issuer: signs any payload with any disclosures. */
  const forge = async (payload: JsonObject, disclosures: readonly string[]): Promise<string> =>
    [await signJwt(header, payload, key.sign), ...disclosures, ''].join('~');

  beforeAll(async () => {
    key = await givenKey();
  });

  it('gives back its payload once every disclosure is put back', async () => {
    const payload = { iss: 'did:web:a.example', name: 'Awa', address: { street: 'rue Haute', city: 'Lille' }, tags: ['a', 'b'] };

    const compact = await issue(payload, [['name'], ['address', 'street'], ['address'], ['tags', 1]]);

    expect<unknown>((await readSdJwt(compact, webCrypto)).payload).toEqual(payload);
  });

  it('hides what is disclosable, and says so nowhere in the signed text', async () => {
    const compact = await issue({ iss: 'x', address: { street: 'rue Haute', city: 'Lille' }, tags: ['a', 'b'] }, [
      ['address', 'street'],
      ['tags', 1],
    ]);

    const { payload } = await readSdJwt(`${compact.split('~')[0]!}~`, webCrypto);

    expect<unknown>(payload).toEqual({ iss: 'x', address: { city: 'Lille' }, tags: ['a'] });
  });

  it('tells the path of every disclosure', async () => {
    const compact = await issue({ iss: 'x', address: { street: 'rue Haute' }, tags: ['a', 'b'] }, [
      ['address'],
      ['address', 'street'],
      ['tags', 1],
    ]);

    const { disclosed } = await readSdJwt(compact, webCrypto);

    expect(disclosed.map((one) => one.path.join('.')).sort()).toEqual(['address', 'address.street', 'tags.1']);
  });

  it('sorts its digests, and never uses a salt twice', async () => {
    const compact = await issue({ iss: 'x', a: 1, b: 2, c: 3, d: 4 }, [['a'], ['b'], ['c'], ['d']]);

    const digests = (JSON.parse(atob(compact.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as { _sd: string[] })._sd;

    expect(digests).toEqual([...digests].sort());
    expect(
      new Set(
        compact
          .split('~')
          .slice(1, -1)
          .map((text) => (JSON.parse(atob(text)) as string[])[0]),
      ).size,
    ).toBe(4);
  });

  it('is not made when a claim that must stand in the open would be hidden', async () => {
    for (const name of ['iss', 'exp', 'nbf', 'cnf', 'vct', 'status', 'aka_vcts', 'vct#integrity'])
      await expectAsync(issue({ [name]: 'x' }, [[name]])).toBeRejectedWithError(RangeError);
  });

  it('is not made when a disclosable path leads nowhere', async () => {
    await expectAsync(issue({ a: { b: 1 } }, [['a', 'c']])).toBeRejectedWithError(RangeError);
  });

  it('is refused with a disclosure that no digest references', async () => {
    const compact = await forge({ iss: 'x' }, [disclosure('name', 'Awa')]);

    expect(await whyOf(readSdJwt(compact, webCrypto))).toBe('disclosure-unreferenced');
  });

  it('is refused with a disclosure given twice', async () => {
    const text = disclosure('name', 'Awa');

    expect(await whyOf(readSdJwt(await forge({ iss: 'x', _sd: [await digest(text)] }, [text, text]), webCrypto))).toBe('disclosure-twice');
  });

  it('is refused when one digest stands twice', async () => {
    const text = disclosure('name', 'Awa');
    const twice = await digest(text);

    expect(await whyOf(readSdJwt(await forge({ iss: 'x', _sd: [twice], in: { _sd: [twice] } }, [text]), webCrypto))).toBe('digest-twice');
    expect(await whyOf(readSdJwt(await forge({ iss: 'x', _sd: [twice, twice] }, []), webCrypto))).toBe('digest-twice');
  });

  it('is refused when a disclosed claim has a reserved name', async () => {
    for (const name of ['_sd', '...', '_sd_alg', '__proto__']) {
      const text = disclosure(name, ['x']);
      expect(await whyOf(readSdJwt(await forge({ iss: 'x', _sd: [await digest(text)] }, [text]), webCrypto)))
        .withContext(name)
        .toBe('claim-reserved');
    }
  });

  it('is refused when a disclosed claim overwrites another', async () => {
    const one = disclosure('name', 'Awa');
    const other = encodeText(JSON.stringify(['other salt', 'name', 'Zoé']));

    expect(await whyOf(readSdJwt(await forge({ iss: 'x', name: 'Léa', _sd: [await digest(one)] }, [one]), webCrypto))).toBe(
      'claim-overwritten',
    );
    expect(await whyOf(readSdJwt(await forge({ iss: 'x', _sd: [await digest(one), await digest(other)] }, [one, other]), webCrypto))).toBe(
      'claim-overwritten',
    );
  });

  it('is refused when a claim that must stand in the open is disclosed', async () => {
    for (const name of ['iss', 'exp', 'nbf', 'cnf', 'vct', 'status', 'aka_vcts', 'vct#integrity']) {
      const text = disclosure(name, 'x');
      expect(await whyOf(readSdJwt(await forge({ _sd: [await digest(text)] }, [text]), webCrypto)))
        .withContext(name)
        .toBe('claim-not-selective');
    }
  });

  it('is refused when a part of cnf or status is disclosed', async () => {
    const text = disclosure('jwk', {});

    expect(await whyOf(readSdJwt(await forge({ cnf: { _sd: [await digest(text)] } }, [text]), webCrypto))).toBe('claim-not-selective');
    expect(await whyOf(readSdJwt(await forge({ aka_vcts: [{ '...': await digest(text) }] }, []), webCrypto))).toBe('claim-not-selective');
  });

  it('is refused with another hash than SHA-256', async () => {
    expect(await whyOf(readSdJwt(await forge({ iss: 'x', _sd_alg: 'sha-512' }, []), webCrypto))).toBe('hash-not-allowed');
  });

  it('is refused when a disclosure is of another form, or of the kind of another place', async () => {
    const named = disclosure('name', 'Awa');
    const element = disclosure('Awa');
    const texts: readonly (readonly [string, JsonObject])[] = [
      ['bm90IGpzb24', { _sd: [await digest('bm90IGpzb24')] }],
      [element, { _sd: [await digest(element)] }],
      [named, { list: [{ '...': await digest(named) }] }],
    ];

    for (const [text, payload] of texts)
      expect(await whyOf(readSdJwt(await forge(payload, [text]), webCrypto))).toBe('disclosure-malformed');
  });

  it('is refused too deep or too large', async () => {
    let deep: Json = 1;
    for (let depth = 0; depth < 60; depth += 1) deep = { in: deep };

    expect(await whyOf(readSdJwt(await forge({ deep }, []), webCrypto))).toBe('too-deep');
    expect(await whyOf(readSdJwt(`${'a'.repeat(600_000)}~`, webCrypto))).toBe('too-large');
  });

  it('is refused when it is another thing', async () => {
    for (const text of ['', '~', 'a.b.c~', 'e30.e30~', 'e30.W10.AA~', 'e30=.e30.AA~', 'e30.e30.AA'])
      expect(await whyOf(readSdJwt(text, webCrypto)))
        .withContext(text)
        .toBe('malformed');
  });
});
