-- DEMONSTRATION DATA. What the treasury allotted to the demonstration agencies, as their books have it.

select private.post_journal(t.id, 'ALLOTMENT', 'allotment', private.uuid_v7(), jsonb_build_array(jsonb_build_object('amount', a.amount)),
  a.on_date, null, jsonb_build_object('number', a.number, 'head_of_account', a.head_of_account))
from (values ('od.jatni'), ('od.dhenkanal')) t (id)
cross join lateral (select private.local_date(t.id) as today) d
cross join lateral (values
  ('MST-GENERAL/1', '221705800358641045908', 50000000.00, date_trunc('month', d.today)::date - 45),
  ('MST-SCSP/1', '221705789358641045908', 20000000.00, date_trunc('month', d.today)::date - 45),
  ('MST-GENERAL/2', '221705800358641045908', 2500000.00, date_trunc('month', d.today)::date - 10)) a (number, head_of_account, amount, on_date);
