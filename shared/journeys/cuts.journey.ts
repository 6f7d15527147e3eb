import { playCollecting, playRefilling, type Played } from '../tooling/chaos/cut-collecting.ts';
import { playPresenting } from '../tooling/chaos/cut-presenting.ts';
import type { Cut } from '../tooling/chaos/cut-proxy.ts';
import { openCutWorld, type CutWorld } from '../tooling/chaos/cut-world.ts';

/** The few places where a cut once lost something, or told something else than what had happened; `npm run chaos -- cuts` plays them all. */
const lostAnswer = (line: string): Cut => ({ line, phase: 'answer', part: 0 });

describe('a line that is cut', () => {
  let world: CutWorld;
  beforeAll(async () => {
    world = await openCutWorld();
  }, 120_000);
  afterAll(() => world.close(), 60_000);

  /** The first request whose line ends so, in an exchange nobody disturbs. */
  const lineOf = ({ requests, faults }: Played, end: string): string => {
    expect(faults).toEqual([]);
    const line = requests.find((one) => one.endsWith(end));
    if (!line) throw new Error(`no ${end} among ${requests.join(', ')}`);
    return line;
  };
  const expectWhole = ({ fired, faults }: Played): void => {
    expect(fired).toBeTrue();
    expect(faults).toEqual([]);
  };

  it('while a credential is collected leaves it whole or not there, and the next try ends well', async () => {
    const clean = await playCollecting(world, null);
    const [refresh, token, credential, notification] = ['/wallet/tokens', '/token', '/credential', '/deliveries'].map((end) =>
      lineOf(clean, end),
    );
    const cuts: readonly Cut[] = [
      lostAnswer(refresh!),
      { line: token!, phase: 'before', part: 0 },
      lostAnswer(token!),
      { line: credential!, phase: 'request', part: 0.5 },
      { line: credential!, phase: 'sent', part: 1 },
      { line: credential!, phase: 'answer', part: 0.7 },
      { line: notification!, phase: 'before', part: 0 },
    ];
    for (const cut of cuts) expectWhole(await playCollecting(world, cut));
  }, 280_000);

  it('while more copies are asked for loses none and doubles none', async () => {
    const clean = await playRefilling(world, null);
    expectWhole(await playRefilling(world, lostAnswer(lineOf(clean, '/credential'))));
  }, 180_000);

  it('while an answer is sent says that it is not known, until the company is asked what it received', async () => {
    const clean = await playPresenting(world, null);
    const line = lineOf(clean, '/response');
    const cuts = [
      { line, phase: 'request', part: 0.5 },
      { line, phase: 'sent', part: 1 },
      lostAnswer(line),
      { line, phase: 'answer', part: 0.9 },
    ] as const;
    const played = [];
    for (const cut of cuts) played.push(await playPresenting(world, cut));
    for (const one of played) expectWhole(one);

    expect(played.map(({ told }) => told)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  }, 180_000);
});
