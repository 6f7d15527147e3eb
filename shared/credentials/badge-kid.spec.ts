import { badgeKidOf, didUrlOf } from './badge-kid.ts';

const did = 'did:web:organisme.example:o:atelier';
const address = 'https://organisme.example/o/atelier/keys/rsa-1';

describe('the address that a badge names its key by', () => {
  it('is beneath the issuer’s document, and leads back to the key of that document', () => {
    expect(badgeKidOf(`${did}#rsa-1`)).toBe(address);
    expect(didUrlOf(address, did)).toBe(`${did}#rsa-1`);
    expect(badgeKidOf('did:web:localhost%3A7301:o:a#k')).toBe('http://localhost:7301/o/a/keys/k');
  });

  it('of another issuer stays what it is, which no document has', () => {
    for (const kid of [address.replace('atelier', 'autre'), 'https://ailleurs.example/o/atelier/keys/rsa-1', 'did:web:x#1'])
      expect(didUrlOf(kid, did)).toBe(kid);
    expect(didUrlOf(address, 'did:jwk:abc')).toBe(address);
  });

  it('is none for a key of another method, or with a name that is no plain word', () => {
    for (const kid of ['did:jwk:abc#0', `${did}#a/../b`, `${did}#`, did])
      expect(() => badgeKidOf(kid))
        .withContext(kid)
        .toThrow();
  });
});
