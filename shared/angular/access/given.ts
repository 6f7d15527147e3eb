import { Invitation, Member } from '#shared/contracts/identity';
import { Organisation } from '#shared/contracts/organisations';

const uuid = (last: number): string => `0192f0c0-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const givenMember = (rest: Partial<Record<keyof Member, unknown>> = {}): Member =>
  Member.parse({
    id: uuid(11),
    accountId: uuid(12),
    name: 'Youssef Benhaddou',
    email: 'youssef.benhaddou@atelier-erdre.example',
    role: 'admin',
    since: '2026-09-01T08:00:00.000Z',
    ...rest,
  });

export const givenInvitation = (rest: Partial<Record<keyof Invitation, unknown>> = {}): Invitation =>
  Invitation.parse({
    id: uuid(21),
    email: 'gwenaelle.prigent@atelier-erdre.example',
    name: 'Gwenaëlle Prigent',
    role: 'trainer',
    sentAt: '2026-11-10T08:00:00.000Z',
    expiresAt: '2026-11-17T08:00:00.000Z',
    state: 'waiting',
    ...rest,
  });

export const givenOrganisation = (rest: Partial<Record<keyof Organisation, unknown>> = {}): Organisation =>
  Organisation.parse({
    id: uuid(31),
    kind: 'training',
    name: 'Atelier-École du Bâtiment de l’Erdre',
    slug: 'atelier-ecole-du-batiment-de-l-erdre',
    siret: '90245322400021',
    ink: 'canard',
    state: 'pending',
    contactName: 'Hélène Kerbrat',
    contactEmail: 'helene.kerbrat@atelier-erdre.example',
    contactPhone: null,
    website: null,
    reason: null,
    did: null,
    signing: 'did',
    submittedAt: '2026-11-10T08:00:00.000Z',
    decidedAt: null,
    ...rest,
  });
