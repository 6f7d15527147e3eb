/** Alone among this origin's tabs (Web Locks): what is read, changed and written back, or rotated, is done by one of them at a time. */
export const alone = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  'locks' in globalThis.navigator ? navigator.locks.request(`carnet-${name}`, work) : work();
