import type { Answer } from './api-answer.ts';
import { Pending } from './pending.ts';

const made: Answer<unknown> = { ok: true, data: {} };
const lost: Answer<unknown> = { ok: false, code: 'offline', title: '', status: 0 };
const refusedAnswer: Answer<unknown> = { ok: false, code: 'already-invited', title: '', status: 409 };

describe('a creating action', () => {
  const keys: string[] = [];
  const sending =
    (...answers: Answer<unknown>[]) =>
    (key: string) => {
      keys.push(key);
      return Promise.resolve(answers.shift() ?? made);
    };
  beforeEach(() => (keys.length = 0));

  it('runs once when it is clicked twice', async () => {
    const pending = new Pending();
    const send = sending(made);

    const both = await Promise.all([pending.once('invite', undefined, send), pending.once('invite', undefined, send)]);

    expect(both).toEqual([made, made]);
    expect(keys.length).toBe(1);
  });

  it('keeps its key when the answer was lost', async () => {
    const pending = new Pending();
    const send = sending(lost, made);

    await pending.once('invite', undefined, send);
    await pending.once('invite', undefined, send);

    expect(keys[1]).toBe(keys[0]);
  });

  it('takes a new key once it was settled', async () => {
    const pending = new Pending();
    const send = sending(refusedAnswer, made);

    await pending.once('invite', undefined, send);
    await pending.once('invite', undefined, send);

    expect(keys[1]).not.toBe(keys[0]);
  });

  it('uses the key it was given', async () => {
    await new Pending().once('invite', 'mine', sending(made));

    expect(keys).toEqual(['mine']);
  });
});
