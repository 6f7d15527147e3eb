import { openDatabase } from './database.ts';

/** The connection was closed under the work: nothing of it was kept. */
const isClosed = (cause: unknown): boolean => ['AbortError', 'InvalidStateError'].includes((cause as { name?: string } | null)?.name ?? '');

const mostTries = 4;

/**
 * One connection to what the browser keeps. It is closed by force when the browser erases this origin's storage, and by us when another tab
 * deletes it (IndexedDB 3.0, "close" and "versionchange"): it is then opened anew when next needed, and `closed` hears of it.
 */
export class Disk {
  readonly #name: string;
  readonly #closed: () => void;
  #connection: Promise<IDBDatabase> | null = null;

  constructor(name: string, closed: () => void) {
    this.#name = name;
    this.#closed = closed;
  }

  /** Work that is one transaction; done again when the connection went under it, or could not be made while the browser was still erasing. */
  async run<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const connection = this.#connect();
      try {
        return await work(await connection);
      } catch (cause) {
        if (!isClosed(cause) || tries === mostTries) throw cause;
        await this.#leave(connection);
        await new Promise((done) => setTimeout(done, tries * 40));
      }
    }
  }

  /** On purpose: nobody hears of it. */
  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    (await connection?.catch(() => null))?.close();
  }

  #connect(): Promise<IDBDatabase> {
    if (this.#connection) return this.#connection;
    const opening = openDatabase(this.#name, () => this.#drop(opening));
    opening.catch(() => {
      if (this.#connection === opening) this.#connection = null;
    });
    this.#connection = opening;
    return opening;
  }

  /** A connection that answers no more. */
  async #leave(connection: Promise<IDBDatabase>): Promise<void> {
    const database = await connection.catch(() => null);
    database?.close();
    if (database) this.#drop(connection);
  }

  #drop(connection: Promise<IDBDatabase>): void {
    if (this.#connection !== connection) return;
    this.#connection = null;
    this.#closed();
  }
}
