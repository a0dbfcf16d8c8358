-- programs come in as people do: drafted by one administrator, let in by another, who draws their secret; who is none of
-- these came with the system
alter table api_client alter column secret_hash drop not null;
alter table api_client
    add column drafted_by  uuid,
    add column approved_by uuid,
    add column approved_at timestamptz,
    add column revoked_by  uuid,
    add column revoked_at  timestamptz,
    add constraint api_client_active_with_secret check (not active or secret_hash is not null),
    add constraint api_client_four_hands check (approved_by is null or approved_by is distinct from drafted_by);
