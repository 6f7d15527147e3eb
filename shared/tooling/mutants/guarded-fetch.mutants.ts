import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'a name that leads inside is followed',
    file: 'shared/server/guarded-fetch.ts',
    find: '!found.every((one) => isPublicAddress(one.address))',
    replace: '!found.some((one) => isPublicAddress(one.address))',
    spec: 'shared/server/guarded-fetch.spec.ts',
  },
  {
    name: 'a redirect is followed',
    file: 'shared/server/guarded-fetch.ts',
    find: "if (status >= 300 && status < 400 && status !== 304) throw new FetchRefused('redirect');",
    replace: '',
    spec: 'shared/server/guarded-fetch.spec.ts',
  },
  {
    name: 'an answer is as long as it likes',
    file: 'shared/server/guarded-fetch.ts',
    find: "if (size > mostBytes) response.destroy(new FetchRefused('too-large'));",
    replace: "if (size < 0) response.destroy(new FetchRefused('too-large'));",
    spec: 'shared/server/guarded-fetch.spec.ts',
  },
  {
    name: 'an answer that swells is taken',
    file: 'shared/server/guarded-fetch.ts',
    find: "if (response.headers['content-encoding']) throw new FetchRefused('compressed');",
    replace: '',
    spec: 'shared/server/guarded-fetch.spec.ts',
  },
  {
    name: 'plain http goes out',
    file: 'shared/server/guarded-fetch.ts',
    find: "if (url.protocol !== 'https:') throw new FetchRefused('scheme');",
    replace: '',
    spec: 'shared/server/guarded-fetch.spec.ts',
  },
  {
    name: 'an address carries a password',
    file: 'shared/server/guarded-fetch.ts',
    find: "if (url.username !== '' || url.password !== '') throw new FetchRefused('address');",
    replace: '',
    spec: 'shared/server/guarded-fetch.spec.ts',
  },
  {
    name: 'a private range is public',
    file: 'shared/server/public-address.ts',
    find: "return globalV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6');",
    replace: "return globalV6.check(address, 'ipv6');",
    spec: 'shared/server/guarded-fetch.spec.ts',
  },
  {
    name: 'a letter links anywhere',
    file: 'shared/server/letter.ts',
    find: "if (!/^https?:$/u.test(new URL(url).protocol)) throw new Error('a letter links to web pages only');",
    replace: '',
    spec: 'shared/server/mail.spec.ts',
  },
];
