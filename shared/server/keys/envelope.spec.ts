import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { blindIndexOf, openText, sealText, unwrapPrivateKey, wrapPrivateKey } from './envelope.ts';
import { deriveKeys } from './master-key.ts';

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
    expect(Buffer.from(one.split('.')[2]!, 'base64url').toString()).not.toContain('secret');
  });

  it('does not open once changed, cut, or of another version', () => {
    const sealed = sealText(keys, 'secret', 'x');
    const [version, iv, text, tag] = sealed.split('.') as [string, string, string, string];

    for (const changed of [
      `v2.${iv}.${text}.${tag}`,
      `${version}.${iv}.${text}`,
      [version, iv, text, tag.slice(0, 6)].join('.'),
      [version, iv, text.replace(/^./u, (c) => (c === 'A' ? 'B' : 'A')), tag].join('.'),
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

    expect(() => unwrapPrivateKey(keys, [...parts.slice(0, 4), ...more.slice(4)].join('.'), 'k')).toThrowError();
    expect(() => unwrapPrivateKey(keys, sealText(keys, 'x', 'k'), 'k')).toThrowError();
  });
});
