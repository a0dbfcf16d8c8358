-- the latest step's own date; null (imported rows): the latest of the steps' dates. A step that repeats keeps its first date in its column.
alter table case_file add column last_step_at timestamptz;
