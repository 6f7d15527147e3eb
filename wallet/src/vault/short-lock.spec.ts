import { isGoodPin, isPin, keepPin, type KeptPin } from './pin.ts';
import { longestRest, mostTries, ShortLock } from './short-lock.ts';
import { givenPatience } from './given-patience.ts';

const now = 1_795_251_600_000;

describe('a code of six digits', () => {
  it('is six digits that nobody tries first', () => {
    expect(['195837', '000001', '112233'].every(isGoodPin)).toBeTrue();
    for (const pin of ['111111', '123456', '345678', '567890', '987654', '12345', '1234567', 'abcdef', ''])
      expect(isGoodPin(pin)).toBeFalse();
  });

  it('is kept as a salted hash', async () => {
    const [one, other] = [await keepPin('195837'), await keepPin('195837')];

    expect(one.hash).not.toBe(other.hash);
    expect(JSON.stringify(one)).not.toContain('195837');
    expect([await isPin(one, '195837'), await isPin(one, '195838')]).toEqual([true, false]);
  });
});

describe('a short lock', () => {
  givenPatience(30_000); // codes are hashed slowly
  let pin: KeptPin;
  let key: CryptoKey;
  beforeAll(async () => {
    pin = await keepPin('195837');
    key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  });
  const closed = (): ShortLock => new ShortLock(key, pin, now);
  const why = async (lock: ShortLock, tried: string, at: number) => {
    const answer = await lock.open(tried, at);
    return answer.ok ? 'open' : [answer.why, answer.left, answer.waitMs];
  };

  it('is lifted by the code, and tells how many tries remain and how long one waits', async () => {
    const lock = closed();

    expect(await why(lock, '000000', now)).toEqual(['wrong', 4, 0]);
    expect(await why(lock, '000001', now)).toEqual(['wrong', 3, 0]);
    expect(await why(lock, '000002', now)).toEqual(['wrong', 2, 10_000]);
    expect(await why(lock, '195837', now + 4000)).toEqual(['wait', 2, 6000]);
    expect(await why(lock, '000003', now + 10_000)).toEqual(['wrong', 1, 30_000]);
    expect(await why(lock, '195837', now + 40_000)).toBe('open');
  });

  it('forgets the key after five wrong codes, and the right one then opens nothing', async () => {
    const lock = closed();
    for (let tries = 0; tries < mostTries; tries += 1) await lock.open('000000', now + tries * 60_000);

    expect(await why(lock, '195837', now + 600_000)).toEqual(['over', 0, 0]);
    expect(lock.isOver(now)).toBeTrue();
  });

  it('counts several tries at once as several', async () => {
    const lock = closed();
    const tried = [...Array.from({ length: 19 }, (_, one) => String(one).padStart(6, '0')), '195837'];
    const answers = await Promise.all(tried.map((one) => lock.open(one, now)));

    expect(answers.some(({ ok }) => ok)).toBeFalse();
    expect(answers.filter((answer) => !answer.ok && answer.why === 'wrong').length).toBeLessThan(mostTries);
  });

  it('forgets the key after an hour, or when the clock went back', async () => {
    expect(await why(closed(), '195837', now + longestRest)).toBe('open');
    expect(await why(closed(), '195837', now + longestRest + 1)).toEqual(['over', 0, 0]);
    expect(await why(closed(), '195837', now - 60_001)).toEqual(['over', 0, 0]);
  });
});
