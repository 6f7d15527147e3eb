import { Model } from 'objection';
import type { CredentialKind } from '#shared/contracts/issuer/credentials';

/** One authorization request, from the wallet that pushed it to the code it redeems. Secrets are kept as hashes only. */
export class AuthorisationModel extends Model {
  static override tableName = 'authorisations';
  static override jsonAttributes = ['kinds'];
  declare id: string;
  declare organisationId: string;
  declare requestHash: string;
  declare clientId: string;
  declare redirectUri: string;
  declare state: string | null;
  declare kinds: readonly CredentialKind[];
  declare codeChallenge: string;
  declare wallet: string | null;
  declare expiresAt: Date;
  declare personId: string | null;
  declare digitsHash: string | null;
  declare digitsSent: number;
  declare guesses: number;
  declare passHash: string | null;
  declare codeHash: string | null;
  declare codeExpiresAt: Date | null;
  declare endedAt: Date | null;
}

/** What the person agreed to receive. */
export class AuthorisationIssuanceModel extends Model {
  static override tableName = 'authorisation_issuances';
  static override idColumn = ['authorisationId', 'issuanceId'];
  declare organisationId: string;
  declare authorisationId: string;
  declare issuanceId: string;
}
