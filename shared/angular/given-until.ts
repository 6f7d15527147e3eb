/** For specs: waits until it is so, for ten seconds at most; what follows says what was expected. Never wait for a time, wait for a state. */
export const until = async (holds: () => boolean): Promise<void> => {
  for (const end = performance.now() + 10_000; !holds() && performance.now() < end;) await new Promise((done) => setTimeout(done, 5));
};
