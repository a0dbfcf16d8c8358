-- features add scopes of their own: the code knows them all, the database holds to their form
alter table api_client drop constraint api_client_scopes_known;
alter table api_client add constraint api_client_scopes_form
    check (scopes = '{}' or array_to_string(scopes, ' ', '-') ~ '^[a-z]+:[a-z]+( [a-z]+:[a-z]+)*$');
