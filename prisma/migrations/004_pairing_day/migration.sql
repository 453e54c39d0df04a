-- Pairings carry days of China; current_date is the server's, eight hours behind on a server in UTC: between midnight and
-- eight a helper did not see the households that were assigned the same day.
CREATE OR REPLACE FUNCTION auth_person(account uuid) RETURNS TABLE (
  account_id uuid, county_code text, county_name text, username text, display_name text, role text, area text, department text,
  must_change_password boolean, households text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.county_code, c.name, a.username, a.display_name, a.role, a.area, a.department, a.must_change_password,
    CASE WHEN a.role = 'helper' THEN coalesce((SELECT string_agg(p.household_id::text, ',') FROM pairing p
      WHERE p.county_code = a.county_code AND p.account_id = a.id
        AND p.started_on <= (now() AT TIME ZONE 'Asia/Shanghai')::date
        AND (p.ended_on IS NULL OR p.ended_on > (now() AT TIME ZONE 'Asia/Shanghai')::date)), '-')
    ELSE '*' END
  FROM account a JOIN county c ON c.code = a.county_code WHERE a.id = account AND a.disabled_at IS NULL $$;
