import { completionClaims } from '#shared/credentials/completion-claims';
import { didPage, givenEntry, givenIssuer, givenIssuerUrl, givenKey, givenRegistry, type GivenIssuer } from '#shared/credentials/given';
import { issueSdJwt } from '#shared/credentials/issue';
import { presentCredential } from '#shared/credentials/present';
import { vctOf } from '#shared/credentials/vct';
import { webCrypto } from '#shared/credentials/web-crypto';
import { readCertificate } from './read-certificate.ts';

const now = (): number => Math.floor(Date.now() / 1000);
const root = 'r'.repeat(43);
const record = {
  ...{ programme: 'Carreleur', session: 'Automne', nature: 'action-de-formation' as const, startsOn: '2026-09-01', endsOn: '2026-11-20' },
  ...{ minutes: 390, plannedMinutes: 420, halfDays: 2, merkleRoot: root, issuedOn: '2026-11-21' },
};

const certificateOf = async (issuer: GivenIssuer): Promise<string> => {
  const { ld, disclosable } = completionClaims(record);
  const holder = await givenKey();
  const payload = { iss: issuer.did, iat: now() - 60, vct: vctOf(givenIssuerUrl, 'completion'), cnf: { jwk: holder.jwk }, ld };
  return issueSdJwt({ header: { typ: 'dc+sd-jwt', kid: issuer.kid }, payload, disclosable }, webCrypto, issuer.sign);
};

describe('a certificate that a funder holds', () => {
  const given = async () => {
    const [issuer, registry] = [await givenIssuer(), await givenKey()];
    const pages = new Map<string, unknown>([
      [didPage(issuer.did), issuer.document],
      [`${givenIssuerUrl}/registry`, await givenRegistry(registry, [givenEntry(issuer.did)], { iat: now() - 60, exp: now() + 86_400 })],
    ]);
    const fetcher = (url: string) => {
      const page = pages.get(url);
      const text = typeof page === 'string' ? page : JSON.stringify(page);
      return page === undefined
        ? Promise.reject(new Error('no answer'))
        : Promise.resolve({ status: 200, headers: new Headers(), body: new TextEncoder().encode(text) });
    };
    const ports = { issuerUrl: givenIssuerUrl, registryKey: registry.jwk, crypto: webCrypto, fetcher, now };
    return { compact: await certificateOf(issuer), read: (text: string | Uint8Array) => readCertificate(text, ports), pages };
  };

  it('is read with its total, from a text or a file', async () => {
    const { compact, read } = await given();
    const expected = {
      root,
      certified: { size: 2, hours: 6.5, planned: 7 },
      verdict: jasmine.stringMatching(/verified|to-check/u) as never,
    };

    expect(await read(compact)).toEqual(expected);
    expect(await read(new TextEncoder().encode(JSON.stringify({ certificate: compact })))).toEqual(expected);
  });

  it('is only to be checked when the registry is away', async () => {
    const { compact, read, pages } = await given();
    pages.delete(`${givenIssuerUrl}/registry`);

    expect(await read(compact)).toEqual(jasmine.objectContaining({ verdict: 'to-check' }));
  });

  it('is refused when it is forged', async () => {
    const { compact, read } = await given();
    const [jwt, ...rest] = compact.split('~');

    expect(await read([`${jwt!.slice(0, -6)}AAAAAA`, ...rest].join('~'))).toBe('refused');
  });

  it('is asked for again when it hides its hash', async () => {
    const { compact, read } = await given();

    expect(await read(await presentCredential(compact, { paths: [['ld', 'credentialSubject', 'hours']] }, webCrypto))).toBe('hidden');
  });

  it('may be a printed code, which says no total; any other text is nothing', async () => {
    const { read } = await given();

    expect(await read(` ${root}\n`)).toEqual({ root, certified: null, verdict: 'code' });
    expect(await read('Bonjour')).toBe('nothing');
  });
});
