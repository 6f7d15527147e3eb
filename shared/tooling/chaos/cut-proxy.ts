/** A real TCP proxy that lets everything through, until it is told to cut one request of its choice at one byte. */
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Where in an exchange the line is cut. `sent`: the whole request left, nobody waits for the answer. `part`: of the bytes let through. */
export interface Cut {
  /** Which request: `POST /o/:/token`. Of several alike, the first since the cut was armed. */
  readonly line: string;
  readonly phase: 'before' | 'request' | 'sent' | 'answer';
  readonly part: number;
}

interface Exchange {
  readonly cut: Cut | null;
  let: number;
  budget: number | null;
}

const begin = /^([A-Z]+) (\S+) HTTP\/1\.1\r\n/u;
const length = /\r\ncontent-length: *(\d+)/iu;

/** Without what differs from one time to the next: names and numbers of things, and what is asked after the path. */
const shapeOf = (method: string, path: string): string =>
  `${method} ${path
    .split('?', 1)[0]!
    .split('/')
    .map((step) => (/\d|^[\w-]{22,}$/u.test(step) && !/^v\d$/u.test(step) ? ':' : step))
    .join('/')}`;

/** Bytes of the whole message, by its first piece; a body without a length is taken for what came with the headers. */
const sizeOf = (first: Buffer): number => {
  const headers = first.indexOf('\r\n\r\n');
  if (headers < 0) return first.length;
  const body = length.exec(first.toString('latin1', 0, headers))?.[1];
  return body === undefined ? first.length : headers + 4 + Number(body);
};

/** How many bytes of a message of this size still pass: never all of them. */
const budgetOf = (size: number, part: number): number => Math.min(size - 1, Math.floor(size * part));

const drop = (...sockets: readonly Socket[]): void => {
  for (const socket of sockets) socket.resetAndDestroy();
};

export class CutProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #armed: Cut | null = null;
  /** Request lines since the last arming, in order. */
  heard: string[] = [];
  /** Whether the armed cut was made. */
  fired = false;
  /** Requests that left whole, whose answer nobody waits for and has not begun. */
  waiting = 0;

  constructor(target: number) {
    this.#server = createServer((client) => this.#join(client, connect(target, 'localhost')));
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, 'localhost', resolve);
    });
  }

  /** From now on: null lets everything through. */
  arm(cut: Cut | null): void {
    Object.assign(this, { heard: [], fired: false });
    this.#armed = cut;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket, server: Socket): void {
    let now: Exchange = { cut: null, let: 0, budget: null };
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.#sockets.delete(socket);
        (socket === client ? server : client).destroy();
      });
    }
    client.on('data', (bytes) => {
      const line = begin.exec(bytes.toString('latin1', 0, 4096));
      if (line) now = this.#open(shapeOf(line[1]!, line[2]!));
      this.#up(now, bytes, client, server);
    });
    server.on('data', (bytes) => this.#down(now, bytes, client, server));
  }

  #open(line: string): Exchange {
    const cut = this.#armed?.line === line && !this.heard.includes(line) ? this.#armed : null;
    this.heard.push(line);
    return { cut, let: 0, budget: null };
  }

  #up(exchange: Exchange, bytes: Buffer, client: Socket, server: Socket): void {
    const { cut } = exchange;
    if (cut?.phase === 'before') return this.#end(client, server);
    if (cut?.phase === 'request') return this.#meter(exchange, bytes, server, [client, server]);
    server.write(bytes);
    if (cut?.phase !== 'sent') return;
    exchange.budget ??= sizeOf(bytes);
    exchange.let += bytes.length;
    if (exchange.let < exchange.budget) return;
    // The server reads to the end and answers into nothing.
    this.fired = true;
    this.waiting += 1;
    const answered = (): void => {
      this.waiting -= 1;
      server.destroy();
    };
    server.once('close', () => server.off('data', answered));
    server.once('data', answered);
    client.removeAllListeners('close');
    drop(client);
  }

  #down(exchange: Exchange, bytes: Buffer, client: Socket, server: Socket): void {
    if (exchange.cut?.phase === 'answer') this.#meter(exchange, bytes, client, [client, server]);
    else if (!client.destroyed) client.write(bytes);
  }

  /** Lets through what the cut allows; the first byte beyond ends it. */
  #meter(exchange: Exchange, bytes: Buffer, to: Socket, both: readonly [Socket, Socket]): void {
    exchange.budget ??= budgetOf(sizeOf(bytes), exchange.cut!.part);
    const rest = exchange.budget - exchange.let;
    exchange.let += bytes.length;
    if (bytes.length <= rest) return void to.write(bytes);
    to.write(bytes.subarray(0, Math.max(0, rest)), () => this.#end(...both));
  }

  #end(client: Socket, server: Socket): void {
    this.fired = true;
    drop(client, server);
  }
}
