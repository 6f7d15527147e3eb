import { encodeText } from './base64url.ts';
import { consentCredential, readConsent, type ConsentFacts } from './consent-facts.ts';
import { joinReceipt, parseReceipt, receiptDigest, signConsent, type ConsentReceipt } from './consent-receipt.ts';
import { givenIssuer, givenKey, givenResolver, givenTrust, type GivenIssuer, type GivenKey } from './given.ts';
import { companyHalf, givenFacts, givenReceipt } from './given-receipt.ts';
import type { JsonObject } from './ports.ts';
import { receiptFaults, ReceiptRefused } from './receipt-refused.ts';
import { verifyConsent } from './verify-consent.ts';
import { webCrypto } from './web-crypto.ts';

describe('a consent receipt', () => {
  let holder: GivenKey;
  let company: GivenIssuer;
  let facts: ConsentFacts;
  let receipt: ConsentReceipt;
  beforeAll(async () => {
    holder = await givenKey();
    company = await givenIssuer('did:web:recruteur.example:c:val-de-sevre');
    ({ facts, receipt } = await givenReceipt(holder, company));
  });

  const ports = () => ({ crypto: webCrypto, resolver: givenResolver(company), trust: givenTrust(company) });
  const faultOf = async (work: () => Promise<unknown>): Promise<string> => {
    try {
      await work();
      return 'accepted';
    } catch (fault) {
      return fault instanceof ReceiptRefused ? fault.why : String(fault);
    }
  };
  const check = (one: ConsentReceipt, answer?: string) => faultOf(() => verifyConsent(one, ports(), answer));
  const withPayload = (change: (payload: Record<string, unknown>) => void): ConsentReceipt => {
    const payload = JSON.parse(JSON.stringify(consentCredential(facts))) as Record<string, unknown>;
    change(payload);
    return { ...receipt, payload: encodeText(JSON.stringify(payload)) };
  };

  it('is signed by both sides over one text, and says what it is about', async () => {
    const kept = parseReceipt(JSON.stringify(receipt));

    expect(await verifyConsent(kept, ports(), facts.answer)).toEqual(facts);
    expect((consentCredential(facts)['credentialSubject'] as JsonObject)['schema_version']).toBe('ISO/IEC TS 27560:2023');
    expect(await receiptDigest(kept, webCrypto)).toMatch(/^[\w-]{43}$/u);
  });

  it('is refused when a word of it was changed', async () => {
    const longer = { ...receipt, payload: encodeText(JSON.stringify(consentCredential({ ...facts, retentionDays: 300 }))) };
    const fewer = { ...receipt, payload: encodeText(JSON.stringify(consentCredential({ ...facts, claims: ['competence.name'] }))) };

    expect([await check(longer), await check(fewer)]).toEqual(['receipt-holder-signature', 'receipt-holder-signature']);
  });

  it('is refused when one side signed only, or one side twice', async () => {
    const [wallet, firm] = receipt.signatures;

    expect(await check({ ...receipt, signatures: [wallet!] })).toBe('receipt-half-signed');
    expect(await check({ ...receipt, signatures: [firm!] })).toBe('receipt-half-signed');
    expect(await check({ ...receipt, signatures: [wallet!, wallet!] })).toBe('receipt-half-signed');
    expect(await check({ ...receipt, signatures: [firm!, firm!] })).toBe('receipt-half-signed');
    expect(await check({ ...receipt, signatures: [...receipt.signatures, firm!] })).toBe('receipt-half-signed');
  });

  it('is refused with a signature of another receipt, of another person, of another company', async () => {
    const later = await givenReceipt(holder, company, { at: '2026-11-22T09:00:00.000Z' });
    const stranger = await givenReceipt(await givenKey(), company, { holder: facts.holder });
    const rival = await givenIssuer('did:web:recruteur.example:c:rival');
    const mixed = { ...receipt, signatures: [receipt.signatures[0]!, later.receipt.signatures[1]!] };
    const countersigned = joinReceipt(await signConsent(facts, holder.jwk, holder.sign), await companyHalf(facts, rival));

    expect(await check(mixed)).toBe('receipt-company-signature');
    expect(await check(stranger.receipt)).toBe('receipt-swapped');
    expect(await check(countersigned)).toBe('receipt-swapped');
    expect(
      await faultOf(async () => joinReceipt(await signConsent(facts, holder.jwk, holder.sign), await companyHalf(later.facts, company))),
    ).toBe('receipt-swapped');
  });

  it('is refused from a company that the platform does not know, and about another answer', async () => {
    const unknown = () => verifyConsent(receipt, { ...ports(), trust: givenTrust() });

    expect(await faultOf(unknown)).toBe('receipt-company-unknown');
    expect(await check(receipt, 'b'.repeat(43))).toBe('receipt-other-answer');
  });

  it('says names of claims and never a value: anything beside its own fields is refused', async () => {
    const subject = (payload: Record<string, unknown>) => payload['credentialSubject'] as Record<string, unknown>;
    const damaged = [
      withPayload((payload) => (payload['given_name'] = 'Awa')),
      withPayload((payload) => (subject(payload)['level'] = 'Argent')),
      withPayload((payload) => (payload['type'] = ['VerifiableCredential'])),
    ];

    expect(await Promise.all(damaged.map((one) => check(one)))).toEqual(damaged.map(() => 'receipt-malformed'));
    for (const claims of [['Argent'], ['competence.Argent'], ['competence.level.x'], ['toString.name']])
      expect(readConsent(consentCredential(givenFacts({ claims }))))
        .withContext(claims.join())
        .toBeNull();
    expect(readConsent(consentCredential(givenFacts({ event: 'refused' })))).toBeNull();
    expect(readConsent(consentCredential(givenFacts({ event: 'refused', claims: [] })))).not.toBeNull();
  });

  it('is no receipt when it is another file', async () => {
    const files = [
      '',
      'null',
      '[]',
      '{}',
      '{"payload":"x","signatures":[{}]}',
      JSON.stringify({ ...receipt, more: 1 }),
      'x'.repeat(70_000),
    ];

    expect(await Promise.all(files.map((text) => faultOf(() => Promise.resolve(parseReceipt(text)))))).toEqual(
      files.map(() => 'receipt-malformed'),
    );
    expect(await check({ ...receipt, payload: '%%%' })).toBe('receipt-malformed');
    for (const words of Object.values(receiptFaults)) expect(new Set(Object.values(words)).size).toBe(2);
  });
});
