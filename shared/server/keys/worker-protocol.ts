import type { CertificateToMake, CredentialToSign, ExportToSign, KeptKey } from './keys.ts';
import type { MasterSettings } from './master-settings.ts';
import type { TokenType } from './token-rules.ts';

/** About the master keys: which there are, and the same thing under the newest (`context` of a private key: its `kid`). */
export type MasterAsk =
  | { readonly verb: 'masterKeys' | 'rewrapFiles' }
  | { readonly verb: 'rewrap' | 'rewrapKey'; readonly text: string; readonly context: string };

/** What may be asked of a signing worker: verbs of the house, never "sign these bytes". */
export type Ask =
  | { readonly verb: 'createDid'; readonly alias: string }
  | { readonly verb: 'createBadgeKey'; readonly did: string }
  | { readonly verb: 'signExport'; readonly toSign: ExportToSign }
  | { readonly verb: 'signCredential'; readonly request: CredentialToSign }
  | { readonly verb: 'signToken'; readonly key: KeptKey; readonly typ: TokenType; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly verb: 'authority'; readonly now: number }
  | { readonly verb: 'certify'; readonly key: KeptKey; readonly toMake: CertificateToMake }
  | MasterAsk
  | { readonly verb: 'seal' | 'open' | 'blindIndex'; readonly text: string; readonly context: string };

export interface Asked {
  readonly id: number;
  readonly ask: Ask;
}

export type Answered = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly fault: string };

/** Messages are JSON texts of several asks or answers: cloning objects one by one cost twice what a signature does (measured). */
export const mostTogether = 16;
export const pack = (items: readonly Asked[] | readonly Answered[]): string => JSON.stringify(items);
export const unpackAsked = (text: string): readonly Asked[] => JSON.parse(text) as Asked[];
export const unpackAnswered = (text: string): readonly Answered[] => JSON.parse(text) as Answered[];

/** The first message of a worker: it holds its keys, or says why not. */
export type Opening = { readonly opening: 'ready' } | { readonly opening: 'failed'; readonly fault: string };

/** Files and names, never a secret: a worker reads its keys itself. */
export type WorkerSettings = MasterSettings;
