import type { Role } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { identityTenant } from './desk.ts';
import { hashPassword } from './hash-password.ts';
import { MembershipModel } from './membership.model.ts';

export const givenPassword = 'la pluie tombe sur Nantes';

let number = 0;

export interface GivenAccount {
  readonly email?: string;
  readonly name?: string;
  readonly password?: string;
  readonly locale?: 'fr' | 'en';
}

/** An account, by the ordinary models; `givenPassword` unless said otherwise. */
export const givenAccount = (scope: Scope, given: GivenAccount = {}): Promise<AccountModel> => {
  number += 1;
  const { email = `karim-${number}@ardoise.example`, name = 'Karim Belkacem', password = givenPassword, locale = 'fr' } = given;
  return underTenant(scope, identityTenant, async (identity) =>
    AccountModel.query(identity.db).insertAndFetch({
      ...{ email, name, locale },
      passwordHash: await hashPassword(password),
      createdAt: scope.now(),
    }),
  );
};

/** A membership of an organisation, or of the platform (null). Gives its id. */
export const givenMembership = async (scope: Scope, accountId: string, organisationId: string | null, role: Role): Promise<string> =>
  underTenant(scope, identityTenant, async (identity) => {
    const row = await MembershipModel.query(identity.db).insertAndFetch({ accountId, organisationId, role, createdAt: scope.now() });
    return row.id;
  });
