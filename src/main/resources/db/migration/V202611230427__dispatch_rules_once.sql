-- of two rules of a unit that ask the same, the later was never reached
delete from alert_rule later using alert_rule first
where first.holder_id = later.holder_id
  and first.source is not distinct from later.source
  and first.risk is not distinct from later.risk
  and first.fraud_type is not distinct from later.fraud_type
  and first.region_prefix is not distinct from later.region_prefix
  and (first.position, first.id) < (later.position, later.id);
create unique index alert_rule_once on alert_rule (holder_id, source, risk, fraud_type, region_prefix) nulls not distinct;
