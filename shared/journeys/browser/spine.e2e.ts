import { actOn } from './act.ts';
import { landing1 } from './landing-1.ts';
import { landing2 } from './landing-2.ts';
import { landing3 } from './landing-3.ts';
import { landing4 } from './landing-4.ts';
import { landing5 } from './landing-5.ts';
import { landing6 } from './landing-6.ts';
import { landing7 } from './landing-7.ts';
import { openStage, type Stage } from './stage.ts';

/** One story from a sign-up to a withdrawn proof, through the screens: each step stands on the one before. */
describe('the spine, in browsers', () => {
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await openStage();
  }, 290_000);
  afterAll(() => stage?.close(), 60_000);

  const act = actOn(() => stage);
  landing1(act);
  landing2(act);
  landing3(act);
  // someone is found before anything is asked of them
  landing5(act);
  landing4(act);
  landing6(act);
  landing7(act);

  it('no page had a fault and none broke its content security policy', () => {
    expect(stage?.heard).toEqual([]);
  });
});
