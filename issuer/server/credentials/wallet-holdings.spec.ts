import { wayTo, type Holding } from './wallet-holdings.ts';

const own = 'téléphone';
const other = 'tablette';
const kept = (connectionId: string | null): Holding => ({ connectionId, kept: true });
const asked = (connectionId: string | null): Holding => ({ connectionId, kept: false });
const two = { own, others: [other] };

describe('the way to a credential, for one of several devices', () => {
  it('is to collect what waits, and nothing for what ended or is suspended', () => {
    expect(['offered', 'claimed'].map((state) => wayTo(state as never, [], two))).toEqual(['collect', 'collect']);
    for (const state of ['suspended', 'revoked', 'replaced', 'cancelled'] as const) expect(wayTo(state, [kept(other)], two)).toBeNull();
  });

  it('is copies of its own, of what another connected device has', () => {
    expect(wayTo('delivered', [kept(other)], two)).toBe('refill');
    expect(wayTo('signed', [asked(other)], two)).toBe('refill');
    expect(wayTo('delivered', [kept(null)], two)).toBe('refill');
    expect(wayTo('delivered', [kept('perdu')], two)).toBeNull();
    expect(wayTo('delivered', [kept(null)], { own, others: [] })).toBeNull();
  });

  it('is the same again, of what it asked and never said to keep', () => {
    expect(wayTo('signed', [asked(own)], two)).toBe('collect');
    expect(wayTo('signed', [asked('perdu')], two)).toBe('collect');
    expect(wayTo('delivered', [asked(own), kept(other)], two)).toBe('refill');
  });

  it('is none, of what it keeps', () => {
    expect(wayTo('delivered', [kept(own), kept(other)], two)).toBeNull();
    expect(wayTo('delivered', [kept(own), asked(own)], two)).toBeNull();
  });
});
