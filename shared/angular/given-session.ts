import { SignedIn } from '#shared/contracts/identity';

const organisation = {
  id: '0192f0c0-0000-7000-8000-000000000001',
  name: 'Atelier-École du Bâtiment de l’Erdre',
  role: 'manager',
  state: 'approved',
};

/** Soizic, manager of one organism; say what differs: `givenSignedIn({ permissions: ['member:read:own'] })`. */
export const givenSignedIn = (rest: Partial<Record<keyof SignedIn, unknown>> = {}): SignedIn =>
  SignedIn.parse({
    account: { id: '0192f0c0-0000-7000-8000-000000000009', email: 'soizic.abgrall@exemple.fr', name: 'Soizic Abgrall', locale: 'fr' },
    organisations: [organisation],
    organisationId: organisation.id,
    role: 'manager',
    permissions: [],
    ...rest,
  });

export const nobodySignedIn: SignedIn = {
  account: null,
  organisations: [],
  platform: false,
  organisationId: null,
  role: null,
  permissions: [],
};
