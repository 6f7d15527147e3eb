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
});
