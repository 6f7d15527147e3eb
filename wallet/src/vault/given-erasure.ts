/** What a browser and other tabs do to storage, for specs: connections are watched as they are opened, so that they can be closed by force. */
import { deleteDatabase } from './database.ts';

export interface GivenBrowser {
  /** Closes every connection as an eviction does, `erased` with all that was kept; `told`: the pages hear the close event. */
  close(how: { readonly erased: boolean; readonly told: boolean }): Promise<void>;
  /** So many times, a connection cannot be made, as while an eviction goes on. */
  refuse(times: number): void;
}

export const givenBrowser = (name: string): GivenBrowser => {
  const opened: IDBDatabase[] = [];
  const own = IDBFactory.prototype.open;
  let refused = 0;
  spyOn(IDBFactory.prototype, 'open').and.callFake(function (this: IDBFactory, ...asked: Parameters<IDBFactory['open']>) {
    if (asked[0] === name && refused > 0) {
      refused -= 1;
      const broken = own.call(this, name, 2);
      broken.addEventListener('upgradeneeded', () => broken.transaction?.abort());
      return broken;
    }
    const request = own.apply(this, asked);
    if (asked[0] === name) request.addEventListener('success', () => opened.push(request.result));
    return request;
  });
  return {
    refuse(times) {
      refused = times;
    },
    async close({ erased, told }) {
      const gone = opened.splice(0);
      for (const database of gone) {
        database.onversionchange = null;
        database.close();
      }
      if (erased) await deleteDatabase(name);
      if (told) for (const database of gone) database.dispatchEvent(new Event('close'));
    },
  };
};
