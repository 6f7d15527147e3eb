/** The verifying side: a Veramo agent whose `verifyCredential` runs every check of `shared/credentials`, with native crypto. */
import type { DidResolver } from '#shared/credentials/did';
import type { Clock } from '#shared/credentials/ports';
import type { Trust } from '#shared/credentials/registry';
import type { Report } from '#shared/credentials/report';
import type { StatusReader } from '#shared/credentials/status-cache';
import { verifyCredential, verifyPresentation } from '#shared/credentials/verify';
import { nodeCrypto } from './node-crypto.ts';
import type { AgentPorts, Expected, ExpectedCredential, ExpectedPresentation, VerifyingAgent } from './verifying.ts';

export interface VerifyAgentOptions {
  readonly resolver: DidResolver;
  readonly now: Clock;
  readonly trust?: Trust | undefined;
  readonly statuses?: StatusReader | undefined;
}

export type { ExpectedCredential, ExpectedPresentation };

export interface VerifyAgent {
  /** A report, never an exception, whatever the text. */
  verifyCredential(compact: string, expected?: ExpectedCredential): Promise<Report>;
  /** The same with key binding; the nonce's single use is the caller's to keep. */
  verifyPresentation(compact: string, expected: ExpectedPresentation): Promise<Report>;
}

/** Veramo takes 40 MB: it comes with the first verification. */
const lazily = (ports: AgentPorts): (() => Promise<VerifyingAgent>) => {
  let agent: Promise<VerifyingAgent> | undefined;
  return () => (agent ??= import('./veramo-verifier.ts').then(({ makeVerifyingAgent }) => makeVerifyingAgent(ports)));
};

/** Resolver, trust, status lists and clock come from outside; crypto is node:crypto with kept keys. */
export const makeVerifyAgent = ({ resolver, now, trust, statuses }: VerifyAgentOptions): VerifyAgent => {
  const run: AgentPorts['run'] = (compact, expected, through) => {
    const common = { crypto: nodeCrypto, resolver: through, now: now(), trust, statuses };
    return 'nonce' in expected
      ? verifyPresentation(compact, { ...common, ...expected })
      : verifyCredential(compact, { ...common, ...expected });
  };
  const agent = lazily({ resolver, run });
  const verify = async (compact: string, expected: Expected): Promise<Report> => {
    const ready = await agent();
    return ready.takes(compact) ? ready.verify(compact, expected) : run(compact, expected, resolver);
  };
  return {
    verifyCredential: (compact, expected = {}) => verify(compact, expected),
    verifyPresentation: verify,
  };
};
