import { spawnSync } from 'node:child_process';
import knexFactory from 'knex';
import pg from 'pg';
import * as z from 'zod';
import { causeOf, makeLog } from './log.ts';

const canaries = ['Samira', '184127645108946', 'zoe@exemple.fr'] as const;
const caught = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('the log', () => {
  it('writes only the names it knows', () => {
    const lines: string[] = [];
    makeLog('info', { write: (line: string) => void lines.push(line) }).info({
      route: '/x',
      name: canaries[0],
      nir: canaries[1],
      email: canaries[2],
      body: { a: canaries[0] },
    });

    expect(JSON.parse(lines[0]!)).toEqual({ level: 'info', time: jasmine.any(Number), route: '/x' });
  });

  it('keeps from an error its kind and place, not what the database, a schema or a parser quotes', () => {
    const database = Object.assign(new pg.DatabaseError(`Key (email)=(${canaries[2]}) already exists`, 1, 'error'), {
      severity: 'ERROR',
      routine: '_bt',
      code: '23505',
      table: 'accounts',
      constraint: 'one_account_per_address',
    });
    const schema = caught(() => z.object({ email: z.literal('x') }).parse({ email: canaries[2] }));
    const parser = caught(() => JSON.parse(`{"name":"${canaries[0]}`));
    const library = caught(() => knexFactory({ client: canaries[2] }));

    const logged = [database, schema, parser, library, canaries[0]].map((error) => JSON.stringify(causeOf(error)));

    expect(canaries.filter((canary) => logged.join().includes(canary))).toEqual([]);
    expect(logged[0]).toContain('accounts one_account_per_address');
    expect(logged[1]).toContain('email: invalid_value');
  });

  it('keeps the messages we wrote, and where their cause was', () => {
    const cause = causeOf(new Error('no', { cause: new TypeError('inner') }));

    expect([cause.type, cause.message]).toEqual(['Error', 'no']);
    expect(cause.stack).toContain('caused by TypeError');
  });

  it('writes what it gathered before the process ends, in order', () => {
    const script = `
      const { makeLog } = await import(${JSON.stringify(import.meta.resolve('./log.ts'))});
      const log = makeLog('info');
      for (let count = 0; count < 500; count += 1) log.info({ count }, 'line');
      process.exit(0);`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    const counts = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { count: number }).count);

    expect(counts).toEqual(Array.from({ length: 500 }, (_, count) => count));
  });
});
