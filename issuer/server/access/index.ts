/** Accounts, sign-ins and memberships, as written once in shared/server/identity; this application's roles are in permissions.ts. */
export { identityModule as accessModule } from '#shared/server/identity/index';
