import type { Mutant } from '../mutant.ts';

const take = { file: 'wallet/src/release/take-release.ts', spec: 'wallet/src/release/take-release.spec.ts', browser: true } as const;
const guard = { file: 'wallet/src/release/guard-updates.ts', spec: 'wallet/src/release/take-release.spec.ts', browser: true } as const;
const key = { file: 'shared/tooling/release-key.ts', spec: 'shared/tooling/release-key.spec.ts' } as const;

/** Which builds a device takes. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a build that nobody signed is installed',
    ...take,
    find: 'next !== null && next.digest',
    replace: 'next === null || next.digest',
  },
  {
    name: 'the signature of one build is good for another',
    ...take,
    find: 'next.digest === (await sha256(manifest))',
    replace: 'manifest.length > 0',
  },
  { name: 'an old build comes back', ...take, find: 'next.at >= last.at', replace: 'next.at > 0' },
  { name: 'a signature made for something else is good for a build', ...take, find: ", typ: 'carnet-release+jwt'", replace: '' },
  { name: 'a refused update is not told', ...take, find: '    await cache.put(refusedAt, new Response());\n', replace: '' },
  { name: 'what was refused is told for ever', ...take, find: '    cache.delete(refusedAt),\n', replace: '' },
  {
    name: 'a lost manifest drives the carnet out',
    ...guard,
    find: 'if (!answer.ok ||',
    replace: 'if (!answer.ok) return answer;\n    if (',
  },
  { name: 'a server that fails passes for one that signs nothing', ...guard, find: ' || signed.status >= 500', replace: '' },
  { name: 'an update passes beside the guard', ...guard, find: 'signature }))) return away();', replace: 'signature }))) return answer;' },
  { name: 'the key of releases is open to all', ...key, find: '{ mode: 0o600 }', replace: '{ mode: 0o644 }' },
];
