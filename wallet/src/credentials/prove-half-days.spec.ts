import { halfDayLeaf } from '#shared/credentials/half-day-leaf';
import { merkleRoot, proveInclusion } from '#shared/credentials/merkle';
import { givenIssuerUrl } from '#shared/credentials/given';
import { codeOf, givenWorld, seconds } from '../vault/given-wallet.ts';
import { proveHalfDays } from './prove-half-days.ts';

const record = { day: '2026-11-20', mark: 'present', minutes: 210, planned: 210 } as const;
const leaves = [
  halfDayLeaf({ ...record, record: 'a', half: 'am' }, 'sel-1'),
  halfDayLeaf({ ...record, record: 'b', half: 'pm', mark: 'late', minutes: 190 }, 'sel-2'),
];
const payloadOf = (root: string, halfDays: unknown = 2) => ({ ld: { credentialSubject: { merkleRoot: root, halfDays } } });

/** A wallet connected to an organism that answers with these leaves. */
const given = async (answered: readonly string[]) => {
  const { wallet, network, organism } = await givenWorld();
  const key = await wallet.keyring.make();
  const connection = {
    id: 'un',
    issuerUrl: givenIssuerUrl,
    key,
    accessToken: 'jeton',
    accessUntil: seconds() + 300,
    refreshToken: 'r',
    closed: false,
  };
  await wallet.store.write([{ room: 'connections', id: 'un', value: { ...connection, organisation: { did: organism.did } } }]);
  const root = await merkleRoot(leaves);
  const halfDays = await Promise.all(
    answered.map(async (leaf, index) => ({
      ...{ day: '2026-11-20', half: index === 0 ? 'am' : 'pm', mark: 'present', minutes: 210, planned: 210 },
      proof: { ...(await proveInclusion(leaves, index)), leaf },
    })),
  );
  network.serve(`${givenIssuerUrl}/api/v1/wallet/completions/${root}`, () => ({ root, halfDays }));
  return { wallet, root };
};

describe('the half-days of a certificate in the wallet', () => {
  it('are proven against the credential held, and say what their leaf says', async () => {
    const { wallet, root } = await given(leaves);

    const lines = await proveHalfDays(wallet, 'un', payloadOf(root));

    expect(lines.map(({ half, mark, minutes, proven }) => [half, mark, minutes, proven])).toEqual([
      ['am', 'present', 210, true],
      ['pm', 'late', 190, true],
    ]);
  });

  it('are told not to match when the organism answers with other ones', async () => {
    const better = leaves[1]!.replace('"mark":"late","minutes":190', '"mark":"present","minutes":210');
    const { wallet, root } = await given([leaves[0]!, better]);

    expect((await proveHalfDays(wallet, 'un', payloadOf(root))).map(({ proven }) => proven)).toEqual([true, false]);
  });

  it('are asked for by a certificate that has a root and a size, of an organism still connected', async () => {
    const { wallet, root } = await given(leaves);

    expect(await codeOf(proveHalfDays(wallet, 'un', payloadOf(root, 'deux')))).toBe('credential-refused');
    expect(await codeOf(proveHalfDays(wallet, 'deux', payloadOf(root)))).toBe('connection-closed');
  });
});
