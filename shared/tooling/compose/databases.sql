-- What prepare-databases.ts does on the embedded server: two databases, each with an owner that migrates and a role that serves.
create role issuer_owner login nosuperuser nobypassrls password 'issuer_owner';
create role issuer_app login nosuperuser nobypassrls password 'issuer_app';
create role verifier_owner login nosuperuser nobypassrls password 'verifier_owner';
create role verifier_app login nosuperuser nobypassrls password 'verifier_app';
create database issuer owner issuer_owner;
create database verifier owner verifier_owner;
revoke all on database issuer, verifier, postgres, template1 from public;
grant connect on database issuer to issuer_app;
grant connect on database verifier to verifier_app;

\connect issuer
set role issuer_owner;
create extension pg_trgm;
create extension unaccent;
create extension btree_gin;
revoke all on schema public from public;
grant usage on schema public to issuer_app;
reset role;

\connect verifier
set role verifier_owner;
create extension pg_trgm;
create extension unaccent;
create extension btree_gin;
revoke all on schema public from public;
grant usage on schema public to verifier_app;
