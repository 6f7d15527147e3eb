import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { blindIndexOf, openText, rewrapKey, rewrapText, sealText, unwrapPrivateKey, UnknownMasterKey, wrapPrivateKey } from './envelope.ts';
import { sealV1, wrapV1 } from './given-v1.ts';
import { deriveKeys, ringOf } from './master-key.ts';

const keys = deriveKeys(randomBytes(32));
const others = deriveKeys(randomBytes(32));

describe('a sealed text', () => {
  it('opens for the use it was sealed for, and no other', () => {
    const sealed = sealText(keys, '1840175123456', 'people.nir:7');

    expect(openText(keys, sealed, 'people.nir:7')).toBe('1840175123456');
    expect(() => openText(keys, sealed, 'people.nir:8')).toThrowError(/not sealed here/u);
    expect(() => openText(others, sealed, 'people.nir:7')).toThrowError(/not sealed here/u);
  });

  it('never looks twice the same, and says nothing', () => {
    const [one, two] = [sealText(keys, 'secret', 'x'), sealText(keys, 'secret', 'x')];

    expect(one).not.toBe(two);
    expect(Buffer.from(one.split('.')[3]!, 'base64url').toString()).not.toContain('secret');
  });

  it('does not open once changed, cut, or of another version', () => {
    const sealed = sealText(keys, 'secret', 'x');
    const [version, id, iv, text, tag] = sealed.split('.') as [string, string, string, string, string];

    for (const changed of [
      `v3.${id}.${iv}.${text}.${tag}`,
      `v1.${iv}.${text}.${tag}`,
      `${version}.${iv}.${text}.${tag}`,
      `${version}.${id}.${iv}.${text}`,
      [version, id, iv, text, tag.slice(0, 6)].join('.'),
      [version, id, iv, text.replace(/^./u, (c) => (c === 'A' ? 'B' : 'A')), tag].join('.'),
      '',
    ])
      expect(() => openText(keys, changed, 'x'))
        .withContext(changed)
        .toThrowError(/not sealed here/u);
  });
});

describe('a blind index', () => {
  it('is equal for equal texts of one use, and for nothing else', () => {
    const index = blindIndexOf(keys, 'a@b.fr', 'accounts.email');

    expect(blindIndexOf(keys, 'a@b.fr', 'accounts.email')).toBe(index);
    expect([
      blindIndexOf(keys, 'a@c.fr', 'accounts.email'),
      blindIndexOf(keys, 'a@b.fr', 'people.email'),
      blindIndexOf(others, 'a@b.fr', 'accounts.email'),
    ]).not.toContain(index);
    expect(blindIndexOf(keys, 'c', 'a|b')).not.toBe(blindIndexOf(keys, 'b|c', 'a'));
  });
});

describe('a wrapped private key', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  it('unwraps under its master key for its own name only', () => {
    const wrapped = wrapPrivateKey(keys, privateKey, 'did:web:a.example#1');

    expect(unwrapPrivateKey(keys, wrapped, 'did:web:a.example#1').equals(privateKey)).toBeTrue();
    expect(() => unwrapPrivateKey(keys, wrapped, 'did:web:a.example#2')).toThrowError(/another master key/u);
    expect(() => unwrapPrivateKey(others, wrapped, 'did:web:a.example#1')).toThrowError(/another master key/u);
  });

  it('holds neither half of a sealed text nor of another key', () => {
    const parts = wrapPrivateKey(keys, privateKey, 'k').split('.');
    const more = wrapPrivateKey(keys, privateKey, 'k').split('.');

    expect(() => unwrapPrivateKey(keys, [...parts.slice(0, 5), ...more.slice(5)].join('.'), 'k')).toThrowError();
    expect(() => unwrapPrivateKey(keys, sealText(keys, 'x', 'k'), 'k')).toThrowError();
  });
});

describe('an old master key beside a new one', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const [old, both, young] = [ringOf([first]), ringOf([second, first]), ringOf([second])];
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const sealed = sealText(old, 'secret', 'x');
  const wrapped = wrapPrivateKey(old, privateKey, 'k');

  it('still opens what it sealed and wrapped; the new one seals and wraps', () => {
    expect(openText(both, sealed, 'x')).toBe('secret');
    expect(unwrapPrivateKey(both, wrapped, 'k').equals(privateKey)).toBeTrue();
    expect(openText(young, sealText(both, 'secret', 'x'), 'x')).toBe('secret');
    expect(unwrapPrivateKey(young, wrapPrivateKey(both, privateKey, 'k'), 'k').equals(privateKey)).toBeTrue();
  });

  it('may go once everything is wrapped again, for the same use only', () => {
    const again = rewrapText(both, sealed, 'x');
    const keyAgain = rewrapKey(both, wrapped, 'k');

    expect(openText(young, again, 'x')).toBe('secret');
    expect(unwrapPrivateKey(young, keyAgain, 'k').equals(privateKey)).toBeTrue();
    expect([rewrapText(both, again, 'x'), rewrapKey(both, keyAgain, 'k')]).toEqual([again, keyAgain]);
    expect(() => openText(old, again, 'x')).toThrowError(UnknownMasterKey);
    expect(() => rewrapText(both, sealed, 'y')).toThrowError(/not sealed here/u);
    expect(() => rewrapKey(both, wrapped, 'j')).toThrowError(/another master key/u);
  });

  it('is named by what it sealed, and the name cannot be changed', () => {
    expect(() => openText(young, sealed, 'x')).toThrowMatching((fault: unknown) => fault instanceof UnknownMasterKey);
    expect(() => openText(both, sealed.replace(old.current.id, both.current.id), 'x')).toThrowError(/not sealed here/u);
    expect(() => unwrapPrivateKey(young, wrapped, 'k')).toThrowMatching((fault: unknown) => fault instanceof UnknownMasterKey);
  });

  it('opens what was sealed before keys had names, wherever it stands among them', () => {
    const ring = ringOf([second, first, randomBytes(32)]);
    const text = sealV1(old.current, 'secret', 'x');
    const key = wrapV1(old.current, privateKey, 'k');

    expect([openText(ring, text, 'x'), openText(ring, rewrapText(ring, text, 'x'), 'x')]).toEqual(['secret', 'secret']);
    expect(unwrapPrivateKey(young, rewrapKey(ring, key, 'k'), 'k').equals(privateKey)).toBeTrue();
    expect(() => openText(young, text, 'x')).toThrowError(/not sealed here/u);
  });

  it('leaves blind indices as they were only through the kept index key', () => {
    expect(blindIndexOf(ringOf([second, first]), 'a', 'x')).toBe(blindIndexOf(old, 'a', 'x'));
    expect(blindIndexOf(ringOf([second], old.indexing), 'a', 'x')).toBe(blindIndexOf(old, 'a', 'x'));
    expect(blindIndexOf(young, 'a', 'x')).not.toBe(blindIndexOf(old, 'a', 'x'));
  });

  it('is not the new one: the same key twice is refused', () => {
    expect(() => ringOf([first, Buffer.from(first)])).toThrowError(/given twice/u);
    expect(() => ringOf([])).toThrowError(/none was given/u);
  });
});
