import * as z from 'zod';

const uuid = () => z.uuid();

/** A branded UUIDv7: ids of different things do not mix. */
export const id = <B extends string>(title: string) => uuid().meta({ title }).brand<B>();

export const OrganisationId = id<'Organisation'>('Organisation');
export type OrganisationId = z.output<typeof OrganisationId>;
export const AccountId = id<'Account'>('Compte');
export type AccountId = z.output<typeof AccountId>;

/** A calendar day, `YYYY-MM-DD`, never an instant. */
export const Day = z.iso.date().meta({ title: 'Jour' }).brand<'Day'>();
export type Day = z.output<typeof Day>;
/** An instant: ISO 8601 in UTC. */
export const Instant = z.iso.datetime().meta({ title: 'Instant' });
export type Instant = z.output<typeof Instant>;

/** Text a person types: trimmed, without control characters, never empty. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((s) => !/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u.test(s), {
      params: { code: 'control-characters' },
    });
export const optionalText = (max: number) =>
  z
    .union([z.literal('').transform(() => null), text(max)])
    .nullable()
    .default(null);

export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254)).meta({ title: 'Adresse e-mail' });
export const Locale = z.enum(['fr', 'en']);
export type Locale = z.output<typeof Locale>;

/** Lists are `{ items, next }` with an opaque cursor. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export const PageQuery = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) };
