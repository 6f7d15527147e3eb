import type { Mutant } from '../mutant.ts';

const rule = { file: 'shared/angular/forms/file-refusal.ts', spec: 'shared/angular/forms/file-refusal.spec.ts' } as const;

export const mutants: readonly Mutant[] = [
  { ...rule, name: 'of several files the first is taken', find: 'if (files.length > 1)', replace: 'if (files.length > 2)' },
  { ...rule, name: 'a file of any kind is opened', find: "return 'kind';", replace: 'return null;' },
  { ...rule, name: 'a file of any size is opened', find: 'size > most)', replace: 'size > most * 2)' },
  { ...rule, name: 'a file of no known kind is refused', find: '!unknown.includes(file.type) && ', replace: '' },
];
