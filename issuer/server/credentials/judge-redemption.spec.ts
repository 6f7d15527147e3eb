import { judgeRedemption, type KeptCode, type Redemption } from './judge-redemption.ts';
import { txHashOf } from './pre-authorised-code.ts';

const now = new Date('2026-11-24T08:30:00Z');
const later = new Date('2026-11-24T08:40:00Z');
const scanned: KeptCode = { txHash: txHashOf('code', '012345'), attempts: 0, expiresAt: later, usedAt: null };
const asked: KeptCode = { ...scanned, txHash: null };
const redemption: Redemption = { code: 'code', txCode: '012345', wallet: null, now };

describe('redeeming a code', () => {
  it('takes the right digits', () => {
    expect(judgeRedemption(scanned, redemption)).toBe('good');
  });

  it('refuses wrong digits, and digits that are missing', () => {
    expect(judgeRedemption(scanned, { ...redemption, txCode: '012346' })).toBe('wrong-digits');
    expect(judgeRedemption(scanned, { ...redemption, txCode: null })).toBe('digits-missing');
  });

  it('refuses the right digits after five wrong ones', () => {
    expect(judgeRedemption({ ...scanned, attempts: 4 }, redemption)).toBe('good');
    expect(judgeRedemption({ ...scanned, attempts: 5 }, redemption)).toBe('dead');
  });

  it('refuses a used code and one that is ten minutes old', () => {
    expect(judgeRedemption({ ...scanned, usedAt: now }, redemption)).toBe('dead');
    expect(judgeRedemption(scanned, { ...redemption, now: later })).toBe('dead');
  });

  it('gives a code without digits only for a token bound to a key', () => {
    expect(judgeRedemption(asked, { ...redemption, txCode: null, wallet: 'thumbprint' })).toBe('good');
    expect(judgeRedemption(asked, { ...redemption, txCode: null })).toBe('proof-missing');
    expect(judgeRedemption(asked, { ...redemption, wallet: 'thumbprint' })).toBe('digits-unexpected');
  });
});
