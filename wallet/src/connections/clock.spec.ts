import { clockAhead, refusalOf, spanText } from './clock.ts';

const dated = (secondsAgo: number) => () =>
  Promise.resolve(new Response(null, { headers: { date: new Date(Date.now() - secondsAgo * 1000).toUTCString() } }));

describe('the clock of the device', () => {
  it('is compared with the server the wallet came from', async () => {
    expect(Math.abs((await clockAhead(dated(7200)))! - 7200)).toBeLessThan(3);
    expect(Math.abs((await clockAhead(dated(-7200)))! + 7200)).toBeLessThan(3);
    expect(await clockAhead(() => Promise.reject(new TypeError('no answer')))).toBeNull();
    expect(await clockAhead(() => Promise.resolve(new Response()))).toBeNull();
  });

  it('is said in hours and minutes', () => {
    expect([spanText(7500), spanText(-720)]).toEqual(['2\u00a0h\u00a005', '12\u00a0min']);
  });

  it('explains a refused proof when it is two hours off, and only then', async () => {
    const edge = spyOn(globalThis, 'fetch').and.callFake(dated(7200));
    expect(await refusalOf({ code: 'proof-refused', title: 'x' })).toEqual(
      jasmine.objectContaining({ code: 'clock-wrong', detail: '2\u00a0h\u00a000' }),
    );
    expect((await refusalOf({ code: 'dead-link', title: 'x' })).code).toBe('dead-link');

    edge.and.callFake(dated(0));
    expect((await refusalOf({ code: 'proof-refused', title: 'x' })).code).toBe('proof-refused');
  });
});
