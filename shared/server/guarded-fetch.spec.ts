import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { FetchRefused, makeGuardedFetch, type Resolve } from './guarded-fetch.ts';
import { isPublicAddress } from './public-address.ts';

const portOf = (server: net.Server): number => (server.address() as AddressInfo).port;
const listen = (server: net.Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'answered';
  } catch (error) {
    return error instanceof FetchRefused ? error.reason : String(error);
  }
};

describe('the guarded fetch', () => {
  let hits = 0;
  const canary = net.createServer((socket) => {
    hits += 1;
    socket.destroy();
  });
  const own = http.createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: `http://127.0.0.1:${portOf(canary)}/` }).end();
    else if (request.url === '/large') response.end('x'.repeat(1_200_000));
    else if (request.url === '/squeezed') response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    else if (request.url === '/slow') return;
    else
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ cookie: request.headers.cookie ?? null, accept: request.headers.accept }));
  });
  const config = () => ({
    local: true,
    issuerUrl: `http://localhost:${portOf(own)}`,
    verifierUrl: 'http://localhost:1',
    walletUrl: 'http://localhost:2',
  });
  beforeAll(async () => {
    await listen(canary);
    await listen(own);
  });
  afterAll(() => {
    canary.close();
    own.closeAllConnections();
    own.close();
  });
  beforeEach(() => {
    hits = 0;
  });

  const hostile = (): readonly string[] => {
    const port = portOf(canary);
    return [
      ...[
        `http://127.0.0.1:${port}/`,
        `https://127.0.0.1:${port}/`,
        `https://localhost:${port}/`,
        `https://2130706433:${port}/`,
        `https://0x7f000001:${port}/`,
      ],
      ...[
        `https://0177.0.0.1:${port}/`,
        `https://127.1:${port}/`,
        `https://0:${port}/`,
        `https://[::1]:${port}/`,
        `https://[::ffff:127.0.0.1]:${port}/`,
      ],
      ...[
        `https://[::ffff:7f00:1]:${port}/`,
        `https://[64:ff9b::7f00:1]:${port}/`,
        `https://[2002:7f00:1::]:${port}/`,
        `https://①②⑦.⓪.⓪.①:${port}/`,
      ],
      ...[
        `https://user:secret@127.0.0.1:${port}/`,
        `https://example.org@127.0.0.1:${port}/`,
        'https://169.254.169.254/latest/meta-data/',
        'https://100.64.0.1/',
      ],
      ...[
        'https://10.0.0.1/',
        'https://[fe80::1]/',
        'https://[fd00::1]/',
        'https://0.0.0.0/',
        'file:///etc/passwd',
        'ftp://127.0.0.1/',
        'gopher://127.0.0.1/',
        'javascript:1',
      ],
      ...['https://example.org:22/', 'not a url', '//127.0.0.1/', `http://127.0.0.1:${portOf(own)}/`],
    ];
  };

  it('stops every hostile address before a connection is made', async () => {
    const fetch = makeGuardedFetch(config());
    const reasons = await Promise.all(hostile().map(async (url) => [url, await reasonOf(fetch(url))] as const));

    expect(reasons.filter(([, reason]) => !['address', 'scheme'].includes(reason))).toEqual([]);
    expect(hits).toBe(0);
  });

  it('refuses a name that leads inside, wholly or in part, and asks for it once', async () => {
    let asked = 0;
    const answers: readonly (readonly string[])[] = [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::1'], []];
    const resolve: Resolve = async () => answers[asked++]!.map((address) => ({ address, family: net.isIP(address) }));
    const fetch = makeGuardedFetch(config(), resolve);

    for (const _answer of answers) expect(await reasonOf(fetch(`https://rebound.example:${portOf(canary)}/`))).toBe('address');
    expect([asked, hits]).toEqual([4, 0]);
  });

  it('follows no redirect, reads no more than 1 MB, inflates nothing', async () => {
    const fetch = makeGuardedFetch(config());

    expect(await reasonOf(fetch(`${config().issuerUrl}/moved`))).toBe('redirect');
    expect(await reasonOf(fetch(`${config().issuerUrl}/large`))).toBe('too-large');
    expect(await reasonOf(fetch(`${config().issuerUrl}/squeezed`))).toBe('compressed');
    expect(hits).toBe(0);
  });

  it('waits five seconds and no longer', async () => {
    const started = performance.now();

    expect(await reasonOf(makeGuardedFetch(config())(`${config().issuerUrl}/slow`))).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(6_500);
  }, 10_000);

  it('reaches the configured origins on localhost, and only there', async () => {
    const answer = await makeGuardedFetch(config())(`${config().issuerUrl}/registry`, { accept: 'application/json' });

    expect(JSON.parse(Buffer.from(answer.body).toString())).toEqual({ cookie: null, accept: 'application/json' });
    expect(await reasonOf(makeGuardedFetch({ ...config(), local: false })(`${config().issuerUrl}/registry`))).toBe('scheme');
    expect(await reasonOf(makeGuardedFetch(config())(`${config().issuerUrl.replace('//', '//user:secret@')}/registry`))).toBe('address');
  });
});

describe('a public address', () => {
  it('is one that anyone on the Internet may have', () => {
    const open = ['93.184.216.34', '1.1.1.1', '2606:4700::1111', '2a01:cb00::1', '172.32.0.1', '100.128.0.1'];
    const closed = [
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '198.18.0.1',
      '203.0.113.9',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:8.8.8.8',
      'fc00::1',
      'ff02::1',
      '2001:db8::1',
      '2001::1',
      '64:ff9b::808:808',
      'fe80::1%eth0',
      'localhost',
      '',
    ];

    expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
    expect(closed.filter(isPublicAddress)).toEqual([]);
  });
});
