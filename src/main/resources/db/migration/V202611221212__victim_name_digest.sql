-- keyed digest of an imported victim's name and case number: ciphertext differs each time, so "unchanged" needs it; salted, so that equal names don't show
alter table victim add column name_digest bytea;
