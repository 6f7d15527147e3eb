import { challengeOf } from './challenge-address.ts';
import type { JsonObject } from './ports.ts';

const issuerUrl = 'https://organisme.example';
const root = 'r'.repeat(43);
const payload = (vct: string, subject: JsonObject = { merkleRoot: root }): JsonObject => ({ vct, ld: { credentialSubject: subject } });

describe('the address of a funder’s challenge', () => {
  it('carries the root of the certificate in its fragment', () => {
    const address = challengeOf(payload(`${issuerUrl}/vct/completion/1`), `${issuerUrl}/`);

    expect(address).toBe(`${issuerUrl}/challenge#${root}`);
  });

  it('is had of no other credential, nor of another platform’s', () => {
    expect(challengeOf(payload(`${issuerUrl}/vct/attendance/1`), issuerUrl)).toBeNull();
    expect(challengeOf(payload('https://elsewhere.example/vct/completion/1'), issuerUrl)).toBeNull();
    expect(challengeOf({}, issuerUrl)).toBeNull();
  });

  it('is not made of what is no root, nor of a root that is hidden', () => {
    const vct = `${issuerUrl}/vct/completion/1`;

    expect(challengeOf(payload(vct, { merkleRoot: `${root}@elsewhere.example` }), issuerUrl)).toBeNull();
    expect(challengeOf(payload(vct, {}), issuerUrl)).toBeNull();
  });
});
