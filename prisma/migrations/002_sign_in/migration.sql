-- An attempt is counted before the password is compared, so that a hundred guesses sent at once are not a hundred guesses:
-- five are free, then one minute, doubled each time, an hour at most. A success clears the count.
DROP FUNCTION auth_account(text);
DROP FUNCTION auth_attempt(uuid, boolean);

CREATE FUNCTION auth_begin(wanted text) RETURNS TABLE (
  account_id uuid, password_hash text, disabled boolean, locked_until timestamptz, refused boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a record; g record;
BEGIN
  SELECT x.id, x.county_code, x.password_hash, x.disabled_at IS NOT NULL AS disabled INTO a FROM account x WHERE x.username = wanted;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO account_guard (account_id, county_code) VALUES (a.id, a.county_code) ON CONFLICT DO NOTHING;
  SELECT x.failures, x.locked_until INTO g FROM account_guard x WHERE x.account_id = a.id FOR UPDATE;
  IF g.locked_until > clock_timestamp() THEN
    RETURN QUERY SELECT a.id, NULL::text, a.disabled, g.locked_until, true;
    RETURN;
  END IF;
  RETURN QUERY UPDATE account_guard x SET failures = x.failures + 1,
      locked_until = CASE WHEN x.failures >= 4
        THEN clock_timestamp() + least(interval '1 minute' * power(2, least(x.failures - 4, 10)), interval '1 hour') END
    WHERE x.account_id = a.id RETURNING a.id, a.password_hash, a.disabled, x.locked_until, false;
END $$;

CREATE FUNCTION auth_succeeded(account uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account_guard SET failures = 0, locked_until = NULL, last_sign_in_at = clock_timestamp() WHERE account_id = account $$;

-- Signing in and out is recorded before there is a scope, and for a disabled account too, which no scope is minted for.
CREATE FUNCTION auth_record(account uuid, what text, details jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_event (county_code, at, type, actor_id, actor_name, actor_role, subject_kind, subject_id, details)
  SELECT a.county_code, clock_timestamp(), what, a.id, a.display_name, a.role, 'account', a.id::text, details
  FROM account a WHERE a.id = account AND what IN ('session.opened', 'session.failed', 'session.closed') $$;

-- Whose session it was, so that leaving can be recorded.
DROP FUNCTION auth_close_session(text);
CREATE FUNCTION auth_close_session(session_id text) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session SET revoked_at = clock_timestamp() WHERE id = session_id AND revoked_at IS NULL RETURNING account_id $$;

-- Users of every county, counted: the operator sees how many, never who.
CREATE FUNCTION county_accounts() RETURNS TABLE (county_code text, accounts integer, last_sign_in_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.county_code, count(*)::int, max(g.last_sign_in_at)
  FROM account a LEFT JOIN account_guard g ON g.account_id = a.id
  WHERE a.disabled_at IS NULL AND app_county() = '000000' GROUP BY a.county_code $$;

REVOKE ALL ON FUNCTION auth_begin(text), auth_succeeded(uuid), auth_record(uuid, text, jsonb), auth_close_session(text), county_accounts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_begin(text), auth_succeeded(uuid), auth_record(uuid, text, jsonb), auth_close_session(text), county_accounts() TO yihuyice_app;
