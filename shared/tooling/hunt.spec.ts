import { huntMutants } from './hunt.ts';
import type { Mutant } from './mutant.ts';
import { plainEnvironment } from './test-product.ts';

const file = 'shared/tooling/addresses.ts';
const spec = 'shared/tooling/addresses.spec.ts';
const planted: readonly Mutant[] = [
  { name: 'any port will do', file, find: 'port < 1 || port > 65535', replace: 'port < 1', spec },
  { name: 'a guard no spec knows', file, find: 'is taken by another program', replace: 'is busy', spec },
  { name: 'a guard that is not there', file, find: 'nowhere to be found', replace: '', spec },
  { name: 'code that no longer loads', file, find: 'export const readAddresses', replace: 'const readAddresses', spec },
];

describe('the hunt for mutants', () => {
  it('tells a guard that a spec watches from one that none does, and from a mutant that proves nothing', async () => {
    const hunted = await huntMutants(planted, plainEnvironment(), () => undefined);

    expect(Object.fromEntries(hunted.map(({ mutant, outcome }) => [mutant.name, outcome]))).toEqual({
      'any port will do': 'killed',
      'a guard no spec knows': 'survived',
      'a guard that is not there': 'invalid',
      'code that no longer loads': 'invalid',
    });
  }, 120_000);
});
