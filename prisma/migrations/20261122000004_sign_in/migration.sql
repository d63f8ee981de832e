-- Sign-in: passwords, sessions, one-time links. Only app_auth reads or writes here. Hand-written; the first four
-- tables have the shape that better-auth expects.

create table auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth.session (
  id uuid primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  -- Moved on as the session is used: what idle time is counted from.
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references auth."user" on delete cascade
);
create index session_of on auth.session ("userId");

create table auth.account (
  id uuid primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_of on auth.account ("userId");

create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

-- Tries at signing in, counted here so that every web process counts together.
create table auth.sign_in_count (
  subject text primary key,
  window_started_at timestamptz not null,
  tries int not null
);

-- The link of the very first administrator, made at start while nobody exists.
create table auth.first_admin_token (
  token_hash text primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- An invitation to choose a password; also a new password for who forgot the old one.
create table auth.invitation (
  token_hash text primary key,
  user_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

grant usage on schema auth to app_auth;
grant select, insert, update, delete on all tables in schema auth to app_auth;
revoke insert, delete on auth.first_admin_token from app_auth;

-- Sign-in reads who may do what; it never writes it.
grant usage on schema public to app_auth;
grant select on public.user_account, public.user_partner to app_auth;
create policy for_sign_in on public.user_account for select to app_auth using (true);
create policy for_sign_in on public.user_partner for select to app_auth using (true);

-- The first administrator: once, with the token of the start, and only while there is no other user.
create function auth.make_first_admin(hash text, id uuid, email text, name text, is_demo boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table user_account in share row exclusive mode;
  if exists (select 1 from user_account) then return false; end if;
  update auth.first_admin_token set used_at = now() where token_hash = hash and used_at is null and expires_at > now();
  if not found then return false; end if;
  perform set_config('app.user_id', id::text, true), set_config('app.action', 'user.first', true);
  insert into user_account (id, email, name, role, clearance, is_demo, updated_at)
  values (id, email, name, 'administrator', 'secret', is_demo, now());
  return true;
end $$;
revoke execute on function auth.make_first_admin(text, uuid, text, text, boolean) from public;
grant execute on function auth.make_first_admin(text, uuid, text, text, boolean) to app_auth;
