import { readWalletEvidence } from '#shared/contracts/issuer/evidence';
import { sha256Of } from '#shared/credentials/evidence-digests';
import { givenIssuerUrl } from '#shared/credentials/given';
import { problem } from '../vault/given-network.ts';
import { codeOf, givenWorld } from '../vault/given-wallet.ts';
import { fetchEvidence } from './fetch-evidence.ts';
import { givenConnection } from './given-connection.ts';

const bytes = new TextEncoder().encode('%PDF-1.7 devis');

const given = async () => {
  const world = await givenWorld();
  const { id } = await givenConnection(world);
  const evidence = { name: 'Document', mediaType: 'application/pdf', sha256: await sha256Of(bytes) };
  const address = `${givenIssuerUrl}${readWalletEvidence.path.replace(':sha256', evidence.sha256)}`;
  const answer = (content: string) => world.network.serve(address, () => ({ mediaType: 'application/pdf', content }));
  return { ...world, id, evidence, address, answer };
};

describe('a file behind a credential', () => {
  it('is asked for by its signed hash, and is the one that was signed', async () => {
    const { wallet, id, evidence, answer } = await given();
    answer(btoa('%PDF-1.7 devis'));

    expect(await fetchEvidence(wallet, id, evidence)).toEqual(bytes);
  });

  it('is not handed over when the organism shows another one', async () => {
    const { wallet, id, evidence, answer } = await given();
    answer(btoa('%PDF-1.7 devis corrigé'.normalize('NFD').replace(/\p{M}/gu, '')));

    expect(await codeOf(fetchEvidence(wallet, id, evidence))).toBe('evidence-differs');
  });

  it('is told missing in the organism’s words, and not asked of one that is gone', async () => {
    const { wallet, id, evidence, network, address } = await given();
    network.serve(address, () => problem(404, 'not-found'));

    expect(await codeOf(fetchEvidence(wallet, id, evidence))).toBe('not-found');
    expect(await codeOf(fetchEvidence(wallet, 'inconnue', evidence))).toBe('connection-closed');
  });
});
