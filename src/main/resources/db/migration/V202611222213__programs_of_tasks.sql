-- the scopes of tasks, beside whatever else is known by then
do $$
declare
    known text[];
begin
    select array_agg(distinct word) into known
    from (select (regexp_matches(pg_get_constraintdef(c.oid), '''([a-z-]+:[a-z-]+)''', 'g'))[1] as word
          from pg_constraint c
          where c.conname = 'api_client_scopes_known'
          union select unnest(array['tasks:read', 'tasks:write'])) words;
    alter table api_client drop constraint api_client_scopes_known;
    execute format('alter table api_client add constraint api_client_scopes_known check (scopes <@ array[%s]::text[])',
                   (select string_agg(quote_literal(word), ', ') from unnest(known) word));
end
$$;
