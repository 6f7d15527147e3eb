import { encodeText } from './base64url.ts';
import { consentCredential } from './consent-facts.ts';
import { joinReceipt, signConsent, type ConsentReceipt } from './consent-receipt.ts';
import { findReceipts } from './find-receipts.ts';
import { givenIssuer, givenKey, givenResolver, givenTrust, type GivenIssuer, type GivenKey } from './given.ts';
import { companyHalf, givenReceipt } from './given-receipt.ts';
import { reportConsent } from './report-consent.ts';
import type { Trust } from './registry.ts';
import { webCrypto } from './web-crypto.ts';

const otherLetter = (text: string): string => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);

describe('the report of a consent receipt', () => {
  let holder: GivenKey;
  let company: GivenIssuer;
  let given: Awaited<ReturnType<typeof givenReceipt>>;
  beforeAll(async () => {
    holder = await givenKey();
    company = await givenIssuer('did:web:recruteur.example:c:val-de-sevre');
    given = await givenReceipt(holder, company);
  });

  const ports = () => ({ crypto: webCrypto, resolver: givenResolver(company), trust: givenTrust(company) });
  const read = async (receipt: unknown, changes: Partial<ReturnType<typeof ports>> = {}) => {
    const { verdict, lines, facts } = await reportConsent(JSON.stringify(receipt), { ...ports(), ...changes });
    return { verdict, facts, whys: lines.map(({ why }): string => why) };
  };
  const withSignature = (place: 0 | 1): ConsentReceipt => ({
    ...given.receipt,
    signatures: given.receipt.signatures.map((half, index) =>
      index === place ? { ...half, signature: otherLetter(half.signature) } : half,
    ),
  });
  const good = ['receipt-form-good', 'receipt-halves-good', 'receipt-holder-good', 'receipt-company-good', 'receipt-registry-good'];
  const reached = (count: number, why: string): string[] => [
    ...good.slice(0, count),
    why,
    ...good.slice(count + 1).map(() => 'not-reached'),
  ];

  it('says what both sides signed once every check has passed', async () => {
    expect(await read(given.receipt)).toEqual({ verdict: 'verified', facts: given.facts, whys: good });
  });

  it('refuses each forgery with its own word, at its own check, and says nothing of its content', async () => {
    const rival = await givenIssuer('did:web:recruteur.example:c:rival');
    const half = await signConsent(given.facts, holder.jwk, holder.sign);
    const forged: readonly (readonly [unknown, string[]])[] = [
      [{ ...given.receipt, payload: encodeText('{}') }, reached(0, 'receipt-malformed')],
      [{ ...given.receipt, signatures: [given.receipt.signatures[0]] }, reached(1, 'receipt-half-signed')],
      [
        { ...given.receipt, payload: encodeText(JSON.stringify(consentCredential({ ...given.facts, retentionDays: 300 }))) },
        reached(2, 'receipt-holder-signature'),
      ],
      [withSignature(0), reached(2, 'receipt-holder-signature')],
      [withSignature(1), reached(3, 'receipt-company-signature')],
      [joinReceipt(half, await companyHalf(given.facts, rival)), reached(3, 'receipt-swapped')],
      [(await givenReceipt(await givenKey(), company, { holder: given.facts.holder })).receipt, reached(2, 'receipt-swapped')],
    ];

    for (const [receipt, whys] of forged) expect(await read(receipt)).toEqual({ verdict: 'refused', facts: null, whys });
  });

  it('refuses a company that the registry does not know', async () => {
    expect(await read(given.receipt, { trust: givenTrust() })).toEqual({
      ...{ verdict: 'refused', facts: null },
      whys: reached(4, 'receipt-company-unknown'),
    });
  });

  it('verifies nothing while the company or the registry cannot be asked, or by a registry that is stale', async () => {
    const away: Trust = () => Promise.resolve({ outcome: 'unreachable' });
    const stale: Trust = async (did) => ({ ...(await givenTrust(company)(did)), stale: true }) as Awaited<ReturnType<Trust>>;
    const silent = { resolve: () => Promise.resolve({ document: null, problem: 'unreachable' as const }) };

    for (const trust of [away, stale])
      expect(await read(given.receipt, { trust })).toEqual({
        verdict: 'to-check',
        facts: given.facts,
        whys: reached(4, 'receipt-unreachable'),
      });
    expect(await read(given.receipt, { resolver: silent })).toEqual({
      verdict: 'to-check',
      facts: null,
      whys: reached(3, 'receipt-unreachable'),
    });
  });

  it('is made of each receipt of a journal, and of nothing in any other text', () => {
    const text = JSON.stringify(given.receipt);
    const journal = {
      partages: [
        { Organisation: 'x', reçus: [given.receipt] },
        { suites: [], reçus: [given.receipt, given.receipt] },
      ],
    };

    expect(findReceipts(text)).toEqual([text]);
    expect(findReceipts(JSON.stringify(journal, null, 2))).toEqual([text, text, text]);
    for (const other of ['', 'Bonjour', 'null', '[]', '{"payload":"x"}', '['.repeat(5000)]) expect(findReceipts(other)).toEqual([]);
  });
});
