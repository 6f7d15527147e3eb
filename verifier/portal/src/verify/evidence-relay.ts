import type { Answer, Api } from '#shared/angular/api';
import { relayDocument, relayList, relayRegistry, type Evidence } from '#shared/contracts/verifier/evidence';
import type { EvidenceAbout, Relay } from './evidence.ts';

const ask = (api: Api, url: string, { kind, issuer }: EvidenceAbout): Promise<Answer<Evidence>> => {
  if (kind === 'registry') return api.call(relayRegistry);
  if (kind === 'document') return api.call(relayDocument, { query: { issuer: issuer ?? '' } });
  return api.call(relayList, { query: { issuer: issuer ?? '', uri: url } });
};

/** Our own server's copies of what registered issuers publish. */
export const serverRelay =
  (api: Api): Relay =>
  async (url, about) => {
    const answer = await ask(api, url, about);
    if (!answer.ok) return null;
    const { text, fetchedAt, stale } = answer.data;
    return { body: new TextEncoder().encode(text), fetchedAt: Math.floor(Date.parse(fetchedAt) / 1000), stale };
  };
