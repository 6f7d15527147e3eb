export interface Choosable {
  readonly organisationId: string | null;
}

/** Where a sign-in begins: the organisation chosen last, otherwise the platform, otherwise the first of the list. */
export const firstMembership = <M extends Choosable>(memberships: readonly M[], lastOrganisationId: string | null): M | null =>
  memberships.find((one) => one.organisationId !== null && one.organisationId === lastOrganisationId) ??
  memberships.find((one) => one.organisationId === null) ??
  memberships[0] ??
  null;
