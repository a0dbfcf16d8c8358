-- a step given as a day only (its midnight in China) may have been taken at any moment of that day
create function latest_moment(step timestamptz) returns timestamptz language sql immutable strict as $$
    select case when (step at time zone 'Asia/Shanghai')::time = '00:00'
                then step + interval '1 day' - interval '1 microsecond' else step end
$$;
