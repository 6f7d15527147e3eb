import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'fewer than five people are listed',
    file: 'verifier/server/candidates/search-candidates.ts',
    find: 'if (count < smallestCrowd) return { items: [], count: { tooFew: true, about: 0 }, next: null };',
    replace: '',
    spec: 'verifier/server/candidates/search-candidates.spec.ts',
  },
  {
    name: 'two companies know one profile by one name',
    file: 'verifier/server/candidates/handles.ts',
    find: "const share = await house.keys.blindIndex(organisationId, 'candidates.handle');",
    replace: "const share = await house.keys.blindIndex('everyone', 'candidates.handle');",
    spec: 'verifier/server/candidates/search-candidates.spec.ts',
  },
  {
    name: 'a name nobody was given leads to a profile',
    file: 'verifier/server/candidates/handles.ts',
    find: '|| !timingSafeEqual(bytes.subarray(16), tagOf(bytes.subarray(0, 16)))',
    replace: '',
    spec: 'verifier/server/candidates/search-candidates.spec.ts',
  },
  {
    name: 'the difference of two numbers tells on someone',
    file: 'verifier/server/candidates/rounding.ts',
    find: 'return near ? near.about : roundedDown(count);',
    replace: 'return roundedDown(near ? count : count);',
    spec: 'verifier/server/candidates/rounding.spec.ts',
  },
  {
    name: 'a log line takes any word',
    file: 'shared/server/log.ts',
    find: 'if (value !== undefined && names.has(name)) kept[name] = value;',
    replace: 'if (value !== undefined) kept[name] = value;',
    spec: 'shared/server/log.spec.ts',
  },
  {
    name: 'a log quotes what the database quotes',
    file: 'shared/server/log.ts',
    find: 'if (!fromDatabase(error)) return ours(error) ? error.message : undefined;',
    replace: 'if (error.message) return error.message;',
    spec: 'shared/server/log.spec.ts',
  },
  {
    name: 'a sealed value opens in another row',
    file: 'shared/server/sealed-column.ts',
    find: 'const place = (column: SealedColumn, id: string): string => `${column}:${id}`;',
    replace: 'const place = (column: SealedColumn, _id: string): string => column;',
    spec: 'shared/server/sealed-column.spec.ts',
  },
  {
    name: 'two organisations’ values can be joined',
    file: 'shared/server/sealed-column.ts',
    find: "within === '' ? column : `${column}@${within}`",
    replace: "within === '' ? column : column",
    spec: 'shared/server/sealed-column.spec.ts',
  },
  {
    name: 'signed bytes outlive their delivery',
    file: 'issuer/server/credentials/keep-delivery.ts',
    find: '.patch({ sealedCredential: null })',
    replace: '.patch({ organisationId })',
    spec: 'issuer/server/credentials/issue-credential.spec.ts',
  },
  {
    name: 'a reply says more than its contract',
    file: 'shared/server/serve.ts',
    find: 'return route.reply.parse(answer ?? {});',
    replace: 'return answer ?? {};',
    spec: 'shared/server/serve.spec.ts',
  },
];
