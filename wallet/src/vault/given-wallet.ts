/** A wallet in memory, the platform it trusts, one organism and one company, all signing for real. */
import {
  didPage,
  givenEntry,
  givenIssuer,
  givenIssuerUrl,
  givenKey,
  givenRegistry,
  givenStatusToken,
  givenStatusUri,
  type GivenIssuer,
} from '#shared/credentials/given';
import type { JsonObject } from '#shared/credentials/ports';
import { makeStatusList, type StatusList } from '#shared/credentials/status-list';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { givenNetwork, type GivenNetwork } from './given-network.ts';
import { memoryKeyring, memoryStore } from './memory-vault.ts';
import type { Settings, Wallet } from './wallet.ts';

export const givenVerifierUrl = 'https://recruteur.example';
export const seconds = (): number => Math.floor(Date.now() / 1000);

export interface GivenWorld {
  readonly wallet: Wallet;
  readonly settings: Omit<Settings, 'local'>;
  readonly network: GivenNetwork;
  readonly organism: GivenIssuer;
  readonly company: GivenIssuer;
  /** Of the organism; changing it changes what is served next. */
  readonly statuses: StatusList;
}

const dated = (): JsonObject => ({ iat: seconds() - 60, exp: seconds() + 86_400 });

/** Registries, DID documents and a status list are served; nothing else answers until a spec serves it. Not `vouched`: both registries are empty. `anchors`: of the verifiers’. `verifierUrl`: where the platform’s verifier is, the company’s own address unless told. */
export const givenWorld = async ({
  vouched = true,
  anchors = [],
  verifierUrl = givenVerifierUrl,
}: { readonly vouched?: boolean; readonly anchors?: readonly string[]; readonly verifierUrl?: string } = {}): Promise<GivenWorld> => {
  const network = givenNetwork();
  const [issuerRegistry, verifierRegistry] = [await givenKey(), await givenKey()];
  const organism = await givenIssuer();
  const company = await givenIssuer('did:web:recruteur.example:c:val-de-sevre');
  const statuses = makeStatusList(2 ** 17, 2);
  for (const { did, document } of [organism, company]) network.serve(didPage(did), () => document);
  network.serve(`${givenIssuerUrl}/registry`, () => givenRegistry(issuerRegistry, vouched ? [givenEntry(organism.did)] : [], dated()));
  const firm = givenEntry(company.did, { name: 'Charpentes du Val de Sèvre', kind: 'company' });
  network.serve(`${verifierUrl}/registry`, () =>
    givenRegistry(verifierRegistry, vouched ? [firm] : [], { ...dated(), iss: verifierUrl, anchors: anchors }),
  );
  network.serve(givenStatusUri, () => givenStatusToken(organism, { list: statuses, payload: dated() }));
  const settings = {
    issuerUrl: givenIssuerUrl,
    verifierUrl,
    issuerRegistryKey: issuerRegistry.jwk,
    verifierRegistryKey: verifierRegistry.jwk,
  };
  const wallet: Wallet = {
    store: memoryStore(),
    keyring: memoryKeyring(),
    crypto: webCrypto,
    fetch: webFetcher,
    clock: seconds,
    settings: { ...settings, local: false },
  };
  return { wallet, settings, network, organism, company, statuses };
};

/** Awaits a refusal and gives its code. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'nothing was refused';
  } catch (cause) {
    return (cause as { code?: string }).code ?? String(cause);
  }
};
