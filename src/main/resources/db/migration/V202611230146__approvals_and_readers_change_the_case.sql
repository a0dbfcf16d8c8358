-- an approval asked for or decided, a rejection that was told, a restriction, a task force, a hand-over and a file of evidence change
-- the case for whoever holds its version, as its victims and tags do
do $$
declare
    part text;
begin
    foreach part in array array['case_approval', 'case_rejection_notice', 'case_restriction', 'case_task_force', 'case_hand_over', 'case_evidence'] loop
        execute format('create trigger %1$s_added after insert on %1$s referencing new table as parts for each statement execute function case_stamp_from_part()', part);
        execute format('create trigger %1$s_changed after update on %1$s referencing new table as parts for each statement execute function case_stamp_from_part()', part);
    end loop;
end $$;
