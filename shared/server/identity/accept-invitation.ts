import type { InputOf } from '#shared/contract/route';
import { type acceptInvitation as contract, alreadyMember, deadLink, wrongCredentials } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import { replyWith } from '#shared/server/reply';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { describeSignIn } from './describe-sign-in.ts';
import { type Desk, identityTenant, rightGuess, takeGuess } from './desk.ts';
import { hashPassword, isPassword } from './hash-password.ts';
import { InvitationModel } from './invitation.model.ts';
import { MembershipModel } from './membership.model.ts';
import { refuseWeakPassword } from './refuse-weak-password.ts';
import { cookiesOf, startSignIn } from './start-sign-in.ts';

type Input = InputOf<typeof contract>;

async function spend(scope: Scope, code: string): Promise<InvitationModel> {
  const spent = await InvitationModel.query(scope.db)
    .delete()
    .where({ tokenHash: sha256Hex(code) })
    .where('expiresAt', '>', scope.now())
    .returning('*');
  const invitation = spent[0];
  if (!invitation) throw new Refusal(deadLink);
  return invitation;
}

async function proveKnown(scope: Scope, account: AccountModel, password: string, desk: Desk): Promise<AccountModel> {
  takeGuess(desk, scope, account.email);
  if (!(await isPassword(password, account.passwordHash))) throw new Refusal(wrongCredentials);
  rightGuess(desk, scope, account.email);
  return account;
}

async function accountFor(scope: Scope, invitation: InvitationModel, { body }: Input, desk: Desk): Promise<AccountModel> {
  const { email } = invitation;
  const known = await AccountModel.query(scope.db).findOne({ email });
  if (known) return proveKnown(scope, known, body.password, desk);
  const name = body.name ?? invitation.name;
  refuseWeakPassword(body.password, { email, name });
  const passwordHash = await hashPassword(body.password);
  return AccountModel.query(scope.db).insertAndFetch({ email, name, locale: scope.locale, passwordHash, createdAt: scope.now() });
}

async function join(scope: Scope, invitation: InvitationModel, accountId: string): Promise<void> {
  const { organisationId, role } = invitation;
  const member = await MembershipModel.query(scope.db).where({ accountId }).where({ organisationId }).first();
  const platform =
    organisationId === null && (await MembershipModel.query(scope.db).where({ accountId }).whereNull('organisationId').first());
  if (member || platform) throw new Refusal(alreadyMember);
  await MembershipModel.query(scope.db).insert({ accountId, organisationId, role, createdAt: scope.now() });
  await AccountModel.query(scope.db).findById(accountId).patch({ lastOrganisationId: organisationId });
}

/**
 * Joins by the link of a mail, which proves the address: a new account chooses its name and password, an existing one proves its password; both
 * are then signed in there. The link is spent. Refuses a dead link, a weak password, a wrong one (counted as a guess), a member.
 */
export async function acceptInvitation(scope: Scope, input: Input, desk: Desk) {
  return underTenant(scope, identityTenant, async (identity) => {
    const invitation = await spend(identity, input.body.code);
    const account = await accountFor(identity, invitation, input, desk);
    await join(identity, invitation, account.id);
    const { organisationId } = invitation;
    const token = await startSignIn(identity, account.id, organisationId);
    const chain = { ...identityTenant, organisationIds: organisationId ? [organisationId] : [] };
    await underTenant(identity, chain, (there) => there.audit('member.joined', 'account', account.id, { role: invitation.role }));
    return replyWith(await describeSignIn(identity, { accountId: account.id, organisationId }, desk), cookiesOf(scope.house, token));
  });
}
