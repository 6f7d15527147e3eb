import type { WalletContestation } from '#shared/contracts/issuer/contestations';
import type { ExportFormat } from '#shared/contracts/issuer/exports';
import type { WalletEndorsement } from '#shared/contracts/issuer/endorsements';
import type { ReasonCode } from '#shared/contracts/issuer/status-reasons';
import type { CredentialType } from '#shared/credentials/vct';

/** What a copy was shown for: each is used with one partner only (once for a sharing, a link or a showing, kept for a profile). */
export interface CopyUse {
  readonly purpose: 'disclosure' | 'profile' | 'link' | 'file' | 'offline';
  /** The partner: a DID, the verifier's address, a link's id, or a showing's to somebody who has no name here. */
  readonly partner: string;
  readonly at: string;
}
export interface Copy {
  readonly compact: string;
  /** Name of the holder key this copy is bound to. */
  readonly thumbprint: string;
  readonly use: CopyUse | null;
}

export type CredentialState = 'valid' | 'revoked' | 'suspended' | 'replaced' | 'expired' | 'unknown';

/** What its holder contests of a credential, and the organism's answer. */
export type Contested = Pick<WalletContestation, 'words' | 'state' | 'contestedAt' | 'answer' | 'answeredAt'>;

/** What an organism was asked to endorse of an own declaration, and what it answered. */
export interface AskedEndorsement extends Omit<WalletEndorsement, 'declaration'> {
  readonly connectionId: string;
  readonly organisation: string;
}

/** A credential as the wallet keeps it: its copies, and what a card needs so that nothing is decoded to draw a list. */
export interface StoredCredential {
  readonly id: string;
  readonly kind: CredentialType | 'other';
  readonly vct: string;
  readonly issuerDid: string;
  readonly issuerName: string;
  readonly ink: string | null;
  /** Null when it came from a QR and no connection to the organism exists. */
  readonly connectionId: string | null;
  readonly issuanceId: string | null;
  readonly title: string;
  /** ROME code or the organism's own label: what groups the levels of one competence over time. */
  readonly subject: string;
  readonly level: { readonly label: string; readonly notches: 1 | 2 | 3 } | null;
  /** The day it is about: validation, half-day, start of the session. */
  readonly on: string | null;
  readonly programme: string | null;
  readonly session: string | null;
  readonly receivedAt: string;
  readonly expiresAt: string | null;
  readonly state: CredentialState;
  /** When the status was last really read; null: never. */
  readonly checkedAt: string | null;
  /** Of the closed list, when the organism said why; `reason` holds its words. */
  readonly reasonCode?: ReasonCode | null;
  readonly reason: string | null;
  /** When the organism said the present state. */
  readonly statedAt?: string | null;
  /** The issuance this one takes the place of. */
  readonly replaces?: string | null;
  /** When the organism says it withdrew it. */
  readonly revokedAt?: string | null;
  /** What its holder contests of it, and the answer. */
  readonly contested?: Contested | null;
  /** Files its organism made of it in other forms, as they were signed. */
  readonly exports?: Partial<Readonly<Record<ExportFormat, string>>>;
  /** Of an own declaration: who was asked to endorse it. */
  readonly endorsements?: readonly AskedEndorsement[];
  readonly copies: readonly Copy[];
}
