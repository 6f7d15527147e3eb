import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { signEs256, verifyEs256 } from './es256.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const asJws = { dsaEncoding: 'ieee-p1363' } as const;
const message = (count: number): Buffer => Buffer.from(`message ${count}`);
/** Enough for halves that start with one zero byte and with a high bit; two zero bytes come once in 32,000. */
const many = 2000;

describe('ES256', () => {
  it('signs what Node verifies in the form of a JWS', () => {
    const lengths = new Set<number>();

    for (let count = 0; count < many; count += 1) {
      const signature = Buffer.from(signEs256(message(count), privateKey), 'base64url');
      lengths.add(signature.length);
      if (!verify('sha256', message(count), { key: publicKey, ...asJws }, signature)) lengths.add(-1);
    }

    expect([...lengths]).toEqual([64]);
  });

  it('verifies what Node signs in the form of a JWS', () => {
    const answers = new Set<boolean>();
    const zeros = { leading: 0 };

    for (let count = 0; count < many; count += 1) {
      const signature = sign('sha256', message(count), { key: privateKey, ...asJws });
      if (signature[0] === 0 || signature[32] === 0) zeros.leading += 1;
      answers.add(verifyEs256(message(count), publicKey, signature.toString('base64url')));
    }

    expect([...answers]).toEqual([true]);
    expect(zeros.leading).toBeGreaterThan(0);
  });

  it('refuses a signature with any bit changed', () => {
    const signature = Buffer.from(signEs256(message(0), privateKey), 'base64url');
    const accepted: number[] = [];

    for (let bit = 0; bit < 512; bit += 1) {
      const changed = Buffer.from(signature);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      if (verifyEs256(message(0), publicKey, changed.toString('base64url'))) accepted.push(bit);
    }

    expect(accepted).toEqual([]);
  });

  it('refuses zeros, the order of the curve, and numbers beyond it', () => {
    const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
    const zero = '0'.repeat(64);
    const one = `${zero.slice(1)}1`;
    const halves = [zero, one, order, 'f'.repeat(64)];

    const answers = halves.flatMap((r) =>
      halves.map((s) => verifyEs256(message(0), publicKey, Buffer.from(r + s, 'hex').toString('base64url'))),
    );

    expect(new Set(answers)).toEqual(new Set([false]));
  });

  it('refuses every other form: DER, padding, a stray last bit, another length', () => {
    const good = signEs256(message(0), privateKey);
    const der = sign('sha256', message(0), privateKey).toString('base64url');
    const last = String.fromCharCode(good.charCodeAt(85) + 1);
    const forms = [der, `${good}==`, good.slice(0, 85), `${good}A`, good.slice(0, 85) + last, good.replace(/^./u, '+'), ''];

    expect(forms.map((form) => verifyEs256(message(0), publicKey, form))).toEqual(forms.map(() => false));
  });
});
