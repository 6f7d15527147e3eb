import type { Mutant } from '../mutant.ts';

const receipt = 'shared/credentials/consent-receipt.spec.ts';
const signing = 'verifier/server/receipts/receipts.spec.ts';
const erasing = 'verifier/server/erasures/erasures.spec.ts';
const reporting = 'verifier/server/reports/reports.spec.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'a receipt holds whatever one likes beside its fields',
    file: 'shared/credentials/consent-facts.ts',
    find: 'return JSON.stringify(consentCredential(facts)) === JSON.stringify(payload) ? facts : null;',
    replace: 'return facts;',
    spec: 'shared/server/keys/token-rules.spec.ts',
  },
  {
    name: 'a value stands where a name should',
    file: 'shared/credentials/consent-facts.ts',
    find: 'claims.every(isClaimName)',
    replace: 'claims.every((name) => typeof name === "string")',
    spec: receipt,
  },
  {
    name: 'one side alone makes a receipt',
    file: 'shared/credentials/verify-consent.ts',
    find: "if (halves.length !== 2 || wallet.length !== 1 || company.length !== 1) throw new ReceiptRefused('receipt-half-signed');",
    replace: 'if (!wallet[0] || !company[0]) return facts;',
    spec: receipt,
  },
  {
    name: 'anybody signs for the person',
    file: 'shared/credentials/verify-consent.ts',
    find: "if ((await thumbprint(jwk, crypto)) !== facts.holder) throw new ReceiptRefused('receipt-swapped');",
    replace: '',
    spec: receipt,
  },
  {
    name: 'the person’s signature is not looked at',
    file: 'shared/credentials/verify-consent.ts',
    find: "if (!(await verifyJwt(half, jwk, crypto))) throw new Refused('bad-signature');",
    replace: '',
    spec: receipt,
  },
  {
    name: 'a receipt is about any answer',
    file: 'shared/credentials/verify-consent.ts',
    find: "if (answer !== undefined && facts.answer !== answer) throw new ReceiptRefused('receipt-other-answer');",
    replace: '',
    spec: receipt,
  },
  {
    name: 'a company nobody knows countersigns',
    file: 'shared/credentials/verify-consent.ts',
    find: "if (known?.outcome === 'unknown') throw new ReceiptRefused('receipt-company-unknown');",
    replace: '',
    spec: receipt,
  },
  {
    name: 'a worker signs another company’s receipt',
    file: 'shared/server/keys/token-rules.ts',
    find: "need(facts!.controller.did === key.did, 'the controller is another company');",
    replace: '',
    spec: 'shared/server/keys/token-rules.spec.ts',
  },
  {
    name: 'halves of two receipts join',
    file: 'shared/credentials/consent-receipt.ts',
    find: "if (one.payload !== other.payload) throw new ReceiptRefused('receipt-swapped');",
    replace: '',
    spec: signing,
  },
  {
    name: 'a second key signs the same answer',
    file: 'verifier/server/receipts/sign-receipt.ts',
    find: 'if (kept && kept.holder !== holder) throw new Refusal(receiptTaken);',
    replace: '',
    spec: signing,
  },
  {
    name: 'a withdrawal is receipted before it happened',
    file: 'verifier/server/receipts/facts-of-answer.ts',
    find: "return event === 'given' ? request.answeredAt : disclosure.withdrawnAt;",
    replace: "return event === 'given' ? request.answeredAt : (disclosure.withdrawnAt ?? request.answeredAt);",
    spec: signing,
  },
  {
    name: 'another’s sharing is erased',
    file: 'verifier/server/disclosures/withdraw-disclosure.ts',
    find: 'findOne({ id, receiptHash })',
    replace: 'findOne({ receiptHash })',
    spec: erasing,
  },
  {
    name: 'a company declines without a word',
    file: 'verifier/server/erasures/answer-erasure.ts',
    find: 'if (!body.erased && body.reason === null) throw new Refusal(reasonMissing);',
    replace: "if (!body.erased && body.reason === null) body.reason = '—';",
    spec: erasing,
  },
  {
    name: 'a company changes its answer',
    file: 'verifier/server/erasures/answer-erasure.ts',
    find: ".where({ ...own, state: 'asked' })",
    replace: '.where(own)',
    spec: erasing,
  },
  {
    name: 'a month has any length',
    file: 'verifier/server/erasures/due-on.ts',
    find: 'const date = Math.min(day, lastDay(nextYear, nextMonth));',
    replace: 'const date = day;',
    spec: 'verifier/server/erasures/due-on.spec.ts',
  },
  {
    name: 'words of a report lie open',
    file: 'verifier/server/reports/report-request.ts',
    find: 'body.words === null ? null : await sealColumn(scope, wordsColumn, id, body.words)',
    replace: 'body.words',
    spec: reporting,
  },
  {
    name: 'the platform changes its answer',
    file: 'verifier/server/reports/answer-report.ts',
    find: ".where({ state: 'open' })",
    replace: '',
    spec: reporting,
  },
];
