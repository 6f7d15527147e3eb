/** What the light door (verify-agent.ts) and the heavy room behind it (veramo-verifier.ts) say to each other. */
import type { DidResolver } from '#shared/credentials/did';
import type { Report } from '#shared/credentials/report';
import type { CredentialOptions, PresentationOptions } from '#shared/credentials/verify';

export type ExpectedCredential = Pick<CredentialOptions, 'holder'>;
export type ExpectedPresentation = Pick<PresentationOptions, 'nonce' | 'audience' | 'madeAt'>;
export type Expected = ExpectedCredential | ExpectedPresentation;

export interface AgentPorts {
  readonly resolver: DidResolver;
  readonly run: (compact: string, expected: Expected, resolver: DidResolver) => Promise<Report>;
}

export interface VerifyingAgent {
  /** Is this a document for our provider? */
  takes(compact: string): boolean;
  verify(compact: string, expected: Expected): Promise<Report>;
}
