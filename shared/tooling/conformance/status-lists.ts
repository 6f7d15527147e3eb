/** Token Status List and Bitstring Status List: published lists read entry by entry, written again, and read from our own writing. */
import { decodeBitstring, encodeBitstring, makeBitstring, readBit, setBit } from '#shared/credentials/bitstring-status-list';
import { issuerDocument } from '#shared/credentials/jwt-vc-issuer';
import type { CryptoPort, JsonObject, PublicJwk } from '#shared/credentials/ports';
import {
  decodeStatusList,
  encodeStatusList,
  makeStatusList,
  readStatus,
  setStatus,
  sizeOf,
  type StatusBits,
  type StatusList,
} from '#shared/credentials/status-list';
import { verifyStatusListToken } from '#shared/credentials/status-token';
import { assertSame, jsonAt, type Case, type Folder } from './cases.ts';

interface ListExample {
  readonly name: string;
  readonly bits: StatusBits;
  readonly entries?: number;
  readonly set?: Readonly<Record<string, number>>;
  readonly statuses?: readonly number[];
  readonly lst: string;
}

const wantedOf = ({ set, statuses }: ListExample): ReadonlyMap<number, number> =>
  new Map(statuses ? statuses.entries() : Object.entries(set ?? {}).map(([index, value]) => [Number(index), value]));

const assertList = (list: StatusList, example: ListExample): void => {
  const wanted = wantedOf(example);
  const entries = example.entries ?? example.statuses!.length;
  assertSame(sizeOf(list), entries, 'entries');
  for (let index = 0; index < entries; index += 1) {
    if (readStatus(list, index) !== (wanted.get(index) ?? 0)) throw new Error(`entry ${index} is ${String(readStatus(list, index))}`);
  }
};

const listCases = (example: ListExample): readonly Case[] => {
  const common = { suite: 'Token Status List', expected: 'accepted' } as const;
  const { name, bits, lst } = example;
  const written = (): StatusList => {
    const list = makeStatusList(example.entries ?? example.statuses!.length, bits);
    for (const [index, value] of wantedOf(example)) setStatus(list, index, value);
    return list;
  };
  return [
    { ...common, name: `${name}, read`, run: async () => assertList(await decodeStatusList({ bits, lst }), example) },
    {
      ...common,
      name: `${name}, written`,
      run: async () => assertList(await decodeStatusList(await encodeStatusList(written())), example),
    },
    { ...common, name: `${name}, cut short`, expected: 'refused', run: () => decodeStatusList({ bits, lst: lst.slice(0, -6) }) },
  ];
};

interface TokenExample {
  readonly jwt: string;
  readonly verification_jwk: PublicJwk;
  readonly header: { readonly kid: string };
  readonly payload: { readonly iss: string; readonly sub: string };
}

const tokenCases = ({ jwt, verification_jwk: key, header, payload }: TokenExample): readonly Case[] => {
  const document = issuerDocument(payload.iss, { keys: [{ ...key, kid: header.kid }] })!;
  const read = (text: string, uri: string) => (crypto: CryptoPort) =>
    verifyStatusListToken(
      text,
      { uri, did: payload.iss },
      { crypto, resolver: { resolve: () => Promise.resolve({ document, fetchedAt: 0 }) } },
    );
  const common = { suite: 'Token Status List', expected: 'refused' } as const;
  return [
    { ...common, name: 'signed token', expected: 'accepted', run: read(jwt, payload.sub) },
    {
      ...common,
      name: 'signed token, signature changed',
      run: read(
        jwt.replace(/.(?=.{3}$)/u, (one) => (one === 'A' ? 'B' : 'A')),
        payload.sub,
      ),
    },
    { ...common, name: 'signed token, asked at another address', run: read(jwt, `${payload.sub}0`) },
  ];
};

const assertBits = (list: Uint8Array, set: readonly number[]): void => {
  const wanted = new Set(set);
  for (let index = 0; index < list.length * 8; index += 1) {
    if (readBit(list, index) !== wanted.has(index)) throw new Error(`bit ${index} is ${String(readBit(list, index))}`);
  }
};

const bitstringCases = (encoded: string, set: readonly number[], source: string): readonly Case[] => {
  const suite = 'Bitstring Status List';
  const name = `${source}, bits set: ${set.join(' ') || 'none'}`;
  const rewrite = async (): Promise<void> => {
    const list = makeBitstring(131_072);
    for (const index of set) setBit(list, index);
    assertBits(await decodeBitstring(await encodeBitstring(list)), set);
  };
  return [
    { suite, name: `${name}, read`, expected: 'accepted', run: async () => assertBits(await decodeBitstring(encoded), set) },
    { suite, name: `${name}, written`, expected: 'accepted', run: rewrite },
    { suite, name: `${name}, without its prefix`, expected: 'refused', run: () => decodeBitstring(encoded.slice(1)) },
  ];
};

export const statusListCases = (folder: Folder): readonly Case[] => {
  const tokens = jsonAt(folder, 'token-status-list/vectors.json') as { cases?: readonly ListExample[]; status_list_token?: TokenExample };
  const bitstrings = jsonAt(folder, 'bitstring-status-list/vectors.json') as {
    w3c?: readonly { encodedList: string; set: readonly number[] }[];
    computed_here?: { cases: readonly JsonObject[] };
  };
  return [
    ...(tokens.cases ?? []).flatMap(listCases),
    ...(tokens.status_list_token ? tokenCases(tokens.status_list_token) : []),
    ...(bitstrings.w3c ?? []).flatMap(({ encodedList, set }) => bitstringCases(encodedList, set, 'W3C example')),
    ...(bitstrings.computed_here?.cases ?? []).flatMap((one) =>
      bitstringCases(String(one['encodedList']), one['set'] as readonly number[], 'computed'),
    ),
  ];
};
