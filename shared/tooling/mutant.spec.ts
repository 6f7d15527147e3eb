import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './enter-node.mjs';
import { mutate, type Mutant } from './mutant.ts';

const mutant: Mutant = { name: 'anyone enters', file: 'door.ts', find: 'if (!key) return;', replace: '', spec: 'door.spec.ts' };

describe('a mutant', () => {
  it('takes one guard out', () => {
    expect(mutate(mutant, 'a();\nif (!key) return;\nb();')).toBe('a();\n\nb();');
  });

  it('is refused when its guard is absent, or stands twice', () => {
    expect(() => mutate(mutant, 'a();')).toThrowError(/is not in door\.ts/u);
    expect(() => mutate(mutant, 'if (!key) return;if (!key) return;')).toThrowError(/2 times/u);
  });

  it('of every list stands where its code stands, before a spec that exists', async () => {
    const lists = globSync('shared/tooling/mutants/*.mutants.ts', { cwd: root });
    const stale: string[] = [];
    for (const list of lists) {
      const { mutants } = (await import(path.join(root, list))) as { readonly mutants: readonly Mutant[] };
      for (const one of mutants) {
        const spec = path.join(root, one.spec);
        const file = path.join(root, one.file);
        if (!existsSync(spec)) stale.push(`${one.name}: no ${one.spec}`);
        if (!existsSync(file)) stale.push(`${one.name}: no ${one.file}`);
        else if (readFileSync(file, 'utf8').split(one.find).length !== 2) stale.push(`${one.name}: not once in ${one.file}`);
      }
    }

    expect(lists.length).toBeGreaterThan(20);
    expect(stale).toEqual([]);
  });
});
