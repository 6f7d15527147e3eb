import type { Stage } from './stage.ts';

export type Act = (name: string, play: (stage: Stage) => Promise<void>) => void;

/** One step of the story as a spec. A step that breaks is photographed, everybody's screen; those that stand on it say so at once. */
export const actOn = (opened: () => Stage | undefined): Act => {
  let broken: string | null = null;
  const stage = (): Stage => {
    const there = opened();
    if (!there) throw new Error('the product did not start');
    return there;
  };
  return (name, play) =>
    it(
      name,
      async () => {
        if (broken !== null) throw new Error(`not reached: “${broken}” broke`);
        try {
          await play(stage());
        } catch (error) {
          broken = name;
          await opened()?.photograph(name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 40));
          throw error;
        }
      },
      150_000,
    );
};
