import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freeAddresses, type Addresses } from './addresses.ts';
import { root } from './enter-node.mjs';
import { plainEnvironment } from './test-product.ts';

interface Started {
  readonly child: ChildProcess;
  /** Resolves when the text was said, rejects when the process ends before. */
  says(text: RegExp): Promise<string>;
  readonly ended: Promise<number | null>;
}

const startIn = (home: string, addresses: Addresses): Started => {
  const env = {
    ...plainEnvironment(),
    CARNET_HOME: home,
    ISSUER_PORT: String(addresses.issuer.port),
    VERIFIER_PORT: String(addresses.verifier.port),
    WALLET_PORT: String(addresses.wallet.port),
  };
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const says = async (text: RegExp): Promise<string> => {
    for (;;) {
      if (text.test(said)) return said;
      if (child.exitCode !== null) throw new Error(`ended without saying ${String(text)}: ${said}`);
      await wait(50);
    }
  };
  return { child, says, ended };
};

const processesOf = (home: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((pid) => {
      try {
        const lines = ['environ', 'cmdline'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8'));
        return lines.some((line) => line.includes(home)) && Number(pid) !== process.pid ? [lines[1]!.replaceAll('\0', ' ')] : [];
      } catch {
        return [];
      }
    });

const status = async (url: string): Promise<number> => (await fetch(url).catch(() => null))?.status ?? 0;

describe('npm start', () => {
  let home: string;
  let addresses: Addresses;
  beforeAll(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'carnet-start-'));
    addresses = await freeAddresses();
    mkdirSync(path.join(root, '.carnet', 'web'), { recursive: true });
    symlinkSync(path.join(root, '.carnet', 'web'), path.join(home, 'web'));
    writeFileSync(
      path.join(home, 'demo.json'),
      JSON.stringify({ accounts: [{ app: 'issuer', role: 'trainer', email: 'a@b.example', password: 'p' }] }),
    );
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('serves the three, says where and as whom, refuses a second start in words, revives a killed server, and stops on SIGTERM', async () => {
    const started = startIn(home, addresses);
    const said = await started.says(/Try first/u);
    expect(said).toContain(addresses.wallet.url);
    expect(said).toContain('a@b.example');
    expect(await status(`${addresses.issuer.url}/ready`)).toBe(200);
    expect(await status(`${addresses.verifier.url}/ready`)).toBe(200);
    expect(await status(`${addresses.wallet.url}/connect`)).toBe(200);

    const second = startIn(home, addresses);
    await second.says(/Carnet already runs here/u);
    expect(await second.ended).toBe(1);

    const neighbour = startIn(mkdtempSync(path.join(home, 'neighbour-')), addresses);
    expect(await neighbour.says(/is taken by another program/u)).toContain('ISSUER_PORT');
    expect(await neighbour.ended).toBe(1);

    const note = JSON.parse(readFileSync(path.join(home, 'running.json'), 'utf8')) as { pid: number };
    const children = readFileSync(`/proc/${note.pid}/task/${note.pid}/children`, 'utf8').trim().split(' ').map(Number);
    const issuer = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('issuer/server/main.ts'));
    process.kill(issuer!, 'SIGKILL');
    await started.says(/issuer server stopped \(SIGKILL\); starting it again/u);
    for (let tries = 0; tries < 200 && (await status(`${addresses.issuer.url}/ready`)) !== 200; tries += 1) await wait(100);
    expect(await status(`${addresses.issuer.url}/ready`)).toBe(200);

    started.child.kill('SIGTERM');
    await started.ended;
    for (let tries = 0; tries < 100 && processesOf(home).length > 0; tries += 1) await wait(100);
    expect(processesOf(home)).toEqual([]);
  });

  it('starts again, and leaves nothing behind when its own process is killed', async () => {
    const started = startIn(home, addresses);
    await started.says(/Ready in/u);
    const { pid } = JSON.parse(readFileSync(path.join(home, 'running.json'), 'utf8')) as { pid: number };

    process.kill(pid, 'SIGKILL');

    for (let tries = 0; tries < 100 && processesOf(home).length > 0; tries += 1) await wait(100);
    expect(processesOf(home)).toEqual([]);
  });
});
