import type { Knex } from 'knex';
import { appendOnly, ownId, tenantTable } from '../policies.ts';

const halfDays = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('half_days', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable();
    table.uuid('session_id').notNullable();
    table.date('day').notNullable();
    table.text('half').notNullable();
    // Wall-clock times in Europe/Paris, `HH:MM`.
    table.text('starts_at').notNullable();
    table.text('ends_at').notNullable();
    table.unique(['organisation_id', 'id']);
    table.unique(['session_id', 'day', 'half'], { indexName: 'one_half_day_per_session_and_day' });
    table.index(['organisation_id', 'day']);
    table.foreign(['organisation_id', 'session_id']).references(['organisation_id', 'id']).inTable('sessions');
    table.check("half in ('am', 'pm')", [], 'half_is_known');
    table.check('ends_at > starts_at', [], 'half_day_ends_after_it_starts');
  });
  await tenantTable(knex, 'half_days');
};

const marks = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('attendance_marks', (table) => {
    ownId(knex, table);
    // The order in which marks were written: the latest counts.
    table.specificType('seq', 'bigint generated always as identity').notNullable();
    table.uuid('organisation_id').notNullable();
    table.uuid('half_day_id').notNullable();
    table.uuid('enrolment_id').notNullable();
    table.text('mark').notNullable();
    table.integer('minutes');
    table.text('reason');
    table.uuid('replaces_id');
    table.timestamp('recorded_at').notNullable();
    table.uuid('recorded_by').notNullable();
    table.text('recorded_by_name').notNullable();
    table.unique(['organisation_id', 'id']);
    table.index(['organisation_id', 'half_day_id', 'enrolment_id', 'seq']);
    table.index(['organisation_id', 'enrolment_id']);
    table.foreign(['organisation_id', 'half_day_id'], 'marked_half_day_stays').references(['organisation_id', 'id']).inTable('half_days');
    table.foreign(['organisation_id', 'enrolment_id']).references(['organisation_id', 'id']).inTable('enrolments');
    table.foreign(['organisation_id', 'replaces_id']).references(['organisation_id', 'id']).inTable('attendance_marks');
    table.check("mark in ('present', 'absent', 'late', 'excused')", [], 'mark_is_known');
    table.check("minutes is null or (mark = 'late' and minutes between 1 and 300)", [], 'minutes_are_of_lateness');
    table.check('(replaces_id is null) = (reason is null)', [], 'correction_has_a_reason');
  });
  await tenantTable(knex, 'attendance_marks');
  await appendOnly(knex, 'attendance_marks');
};

const signOffs = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('half_day_sign_offs', (table) => {
    table.uuid('half_day_id').primary();
    table.uuid('organisation_id').notNullable();
    table.timestamp('signed_off_at').notNullable();
    table.uuid('signed_off_by').notNullable();
    table.text('signed_off_by_name').notNullable();
    table.foreign(['organisation_id', 'half_day_id']).references(['organisation_id', 'id']).inTable('half_days');
    table.index(['organisation_id', 'half_day_id']);
  });
  await tenantTable(knex, 'half_day_sign_offs');
  await appendOnly(knex, 'half_day_sign_offs');
};

// A marked half-day cannot be left out of its session's dates: said here, because `training` does not know `attendance`.
const datesStay = `
create function marked_half_days_stay() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from half_days h join attendance_marks m on m.half_day_id = h.id
    where h.session_id = new.id and (h.day < new.starts_on or h.day > new.ends_on)
  ) then
    raise exception 'marked half-days would fall outside the dates' using errcode = 'check_violation', constraint = 'marked_half_days_stay', table = 'sessions';
  end if;
  return new;
end $$;
create trigger marked_half_days_stay before update of starts_on, ends_on on sessions for each row execute function marked_half_days_stay()`;

/** Half-days, marks and sign-offs. Marks and sign-offs are only ever added; a correction is a mark with a reason. */
export const up = async (knex: Knex): Promise<void> => {
  await halfDays(knex);
  await marks(knex);
  await signOffs(knex);
  await knex.raw(datesStay);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
