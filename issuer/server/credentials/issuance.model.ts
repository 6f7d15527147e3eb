import { Model, type QueryBuilder } from 'objection';
import type { CredentialKind } from '#shared/contracts/issuer/credentials';
import type { Level } from '#shared/contracts/issuer/competences';
import type { ReasonCode } from '#shared/contracts/issuer/status-reasons';
import { organisationOf, type Scope } from '#shared/server/scope';
import type { IssuanceState } from './issuance-states.ts';

export type SourceKind = 'enrolment' | 'validation' | 'attendance' | 'completion' | 'endorsement';

/** The life of one credential, from the fact that earned it to the wallet that keeps it. */
export class IssuanceModel extends Model {
  static override tableName = 'issuances';
  declare id: string;
  declare organisationId: string;
  declare personId: string;
  declare kind: CredentialKind;
  declare title: string;
  declare level: Level | null;
  declare earnedOn: string;
  declare sourceKind: SourceKind;
  declare sourceId: string;
  declare replacesId: string | null;
  declare sealedClaims: string;
  declare state: IssuanceState;
  declare sessionId: string | null;
  declare reasonCode: ReasonCode | null;
  declare reason: string | null;
  declare statedAt: Date | null;
  /** When its holder was written to of its state. */
  declare toldAt: Date | null;
  declare resumeAs: ReasonCode | null;
  declare offeredAt: Date;
  declare claimedAt: Date | null;
  declare signedAt: Date | null;
  declare deliveredAt: Date | null;
  declare endedAt: Date | null;

  static override modifiers = {
    /** The first fence between organisations; row-level security is the second. */
    ofOrganisation(query: QueryBuilder<IssuanceModel>, scope: Scope) {
      void query.where('issuances.organisationId', organisationOf(scope));
    },
  };
}
