-- an account is a number at one institution: a wallet's number may be a mobile that is a wallet elsewhere, too
drop index stop_payment_one_open_of_a_case;
create unique index stop_payment_one_open_of_a_case on stop_payment (case_id, account_id, institution_id) where settled_at is null;
