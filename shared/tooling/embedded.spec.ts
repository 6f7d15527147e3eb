import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbedded } from './embedded.ts';
import { chooseGuise } from './unprivileged.ts';

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

describe('the embedded database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'carnet-embedded-'));
    chmodSync(folder, 0o700);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('starts a PostgreSQL 18 that wants its generated password, and keeps its rows for the next start', async () => {
    const first = await startEmbedded(folder, { durable: false });
    await ask(first.adminUrl, "create table kept as select 'here' as word");
    expect(await ask(first.adminUrl, 'show server_version')).toMatch(/^18\./u);
    await expectAsync(ask(first.adminUrl.replace(/:[^:@]+@/u, ':wrong@'), 'select 1')).toBeRejectedWithError(/password/u);
    expect(statSync(path.join(folder, 'password')).mode & 0o777).toBe(0o600);
    await first.stop();

    const second = await startEmbedded(folder, { durable: false });

    expect(await ask(second.adminUrl, 'select word from kept')).toBe('here');
    await second.stop();
  });

  it('adopts a server of the same folder that still runs, and leaves it running', async () => {
    const first = await startEmbedded(folder, { durable: false });

    const second = await startEmbedded(folder, { durable: false });

    expect([second.adopted, second.port]).toEqual([true, first.port]);
    await second.stop();
    expect(await ask(first.adminUrl, 'select 1')).toBe(1);
    await first.stop();
  });

  it('starts again at once after its server was killed', async () => {
    const first = await startEmbedded(folder, { durable: false });
    const pid = Number(await ask(first.adminUrl, "select (regexp_match(pg_read_file('postmaster.pid'), '^\\d+'))[1]"));
    process.kill(pid, 'SIGKILL');

    const second = await startEmbedded(folder, { durable: false });

    expect(await ask(second.adminUrl, 'select 1')).toBe(1);
    await second.stop();
  });

  it('leaves no server behind when the process that started it is killed', async () => {
    const module = fileURLToPath(new URL('embedded.ts', import.meta.url));
    const script = `import { startEmbedded } from ${JSON.stringify(module)};
      console.log((await startEmbedded(${JSON.stringify(folder)}, { durable: false })).adminUrl); setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
    expect(await ask(url, 'select 1')).toBe(1);

    child.kill('SIGKILL');

    await wait(2000);
    await expectAsync(ask(url, 'select 1')).toBeRejected();
  });

  // only root takes another guise: an ordinary user's way is the one every other spec here goes
  const refusals = process.getuid?.() === 0 ? ([[], ['unshare'], ['unshare', 'setpriv']] as const) : [];
  for (const refused of refusals) {
    it(`runs as root when ${refused.join(' and ') || 'nothing'} is refused`, async () => {
      const guise = chooseGuise(refused);

      const server = await startEmbedded(folder, { durable: false, guise });

      expect(await ask(server.adminUrl, 'select 1')).toBe(1);
      await server.stop();
      if (guise.how === 'setuid') spawnSync('rm', ['-rf', `/var/lib/carnet-${Buffer.from(folder).toString('hex').slice(-24)}`]);
    });
  }
});
