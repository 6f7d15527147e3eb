import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { House } from './house.ts';
import { listenTo } from './listen.ts';
import { testHouse } from './testing/house.ts';

/** Between us and the database: can be cut and mended, and counts who knocks. */
class Wire {
  knocks = 0;
  #cut = false;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(target: URL) {
    this.#server = createServer((socket) => {
      this.knocks += 1;
      if (this.#cut) return void socket.destroy();
      const far = connect(Number(target.port), target.hostname);
      for (const one of [socket, far]) {
        this.#sockets.add(one);
        one.on('error', () => undefined).on('close', () => this.#sockets.delete(one));
      }
      socket.pipe(far).pipe(socket);
    });
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }
  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }
  mend(): void {
    this.#cut = false;
  }
  close(): void {
    this.cut();
    this.#server.close();
  }
}

describe('listening', () => {
  it('asks once a second while the database is away, and hears again when it is back', async () => {
    const house = await testHouse('issuer');
    const url = new URL(house.config.databaseUrl);
    const wire = new Wire(new URL(url));
    url.hostname = '127.0.0.1';
    url.port = String(await wire.open());
    let heard = 0;
    const far = { config: { ...house.config, databaseUrl: url.toString() } } as House;
    const listener = await listenTo(far, 'outbox', () => (heard += 1));
    try {
      wire.cut();
      wire.knocks = 0;
      await wait(4_500);

      expect(wire.knocks).toBeGreaterThan(2);
      expect(wire.knocks).toBeLessThan(6);

      wire.mend();
      for (let tries = 0; tries < 50 && heard === 0; tries += 1) await wait(100);
      const before = heard;
      await house.knex.raw('notify outbox');
      for (let tries = 0; tries < 50 && heard === before; tries += 1) await wait(50);

      expect(heard).toBeGreaterThan(before);
    } finally {
      await listener.stop();
      wire.close();
    }
  }, 20_000);
});
