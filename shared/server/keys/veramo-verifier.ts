/** Loaded by verify-agent.ts with the first verification, for Veramo's weight. */
import './quiet-debug.ts';
import type { DIDResolutionResult, IAgentContext, ICredentialPlugin, IResolver } from '@veramo/core';
import { CredentialPlugin } from '@veramo/credential-w3c';
import { DIDResolverPlugin } from '@veramo/did-resolver';
import type { DidDocument, DidResolution, DidResolver } from '#shared/credentials/did';
import type { Report } from '#shared/credentials/report';
import { makeAgent } from './quiet-agent.ts';
import { SdJwtProvider } from './sd-jwt-provider.ts';
import type { AgentPorts, Expected, VerifyingAgent } from './verifying.ts';

type Problem = Extract<DidResolution, { document: null }>['problem'];
const problems: readonly Problem[] = ['unreachable', 'not-found', 'malformed', 'unsupported'];

/** Our resolver in the words of Veramo's… */
const resolvable = (resolver: DidResolver) => ({
  async resolve(did: string): Promise<DIDResolutionResult> {
    const resolution = await resolver.resolve(did);
    if (resolution.document === null)
      return { didResolutionMetadata: { error: resolution.problem }, didDocumentMetadata: {}, didDocument: null };
    return {
      didResolutionMetadata: {},
      didDocumentMetadata: { fetchedAt: resolution.fetchedAt },
      didDocument: resolution.document as unknown as DIDResolutionResult['didDocument'],
    };
  },
});

/** …and back: what the provider asks goes through the agent. */
const throughAgent = (agent: IAgentContext<IResolver>['agent'], own: DidResolver): DidResolver => ({
  ...(own.anchors ? { anchors: () => own.anchors!() } : {}),
  async resolve(did) {
    const { didDocument, didDocumentMetadata, didResolutionMetadata } = await agent.resolveDid({ didUrl: did });
    if (!didDocument) return { document: null, problem: problems.find((one) => one === didResolutionMetadata.error) ?? 'unreachable' };
    return {
      document: didDocument as unknown as DidDocument,
      fetchedAt: (didDocumentMetadata as unknown as { fetchedAt: number }).fetchedAt,
    };
  },
});

export const makeVerifyingAgent = ({ resolver, run }: AgentPorts): VerifyingAgent => {
  const provider = new SdJwtProvider((compact, args, agent) => run(compact, args['expected'] as Expected, throughAgent(agent, resolver)));
  const agent = makeAgent<IResolver & ICredentialPlugin>([
    new DIDResolverPlugin({ resolver: resolvable(resolver) }),
    new CredentialPlugin([provider]),
  ]);
  return {
    takes: (compact) => provider.canVerifyDocumentType({ document: compact }),
    async verify(compact, expected) {
      const result = await agent.verifyCredential({ credential: compact, expected, policies: { credentialStatus: false } });
      return result['report'] as Report;
    },
  };
};
