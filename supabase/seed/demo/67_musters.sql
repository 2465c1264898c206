-- DEMONSTRATION DATA. A register with twelve people, the marks of two weeks and what became of their musters, made through the functions that people use.

create or replace function pg_temp.act(p_email text) returns void
language sql as $$
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', (select id from auth.users where email = p_email))::text, true)
$$;

create or replace function pg_temp.move(p_city text, p_type text, p_id uuid, p_who text, p_action text, p_comment text default null) returns void
language plpgsql as $$
begin
  perform pg_temp.act(case when p_who like '%@%' then p_who else format('%s.%s@demo.digit.example', p_who, p_city) end);
  perform public.transition('od.' || p_city, p_type, p_id, p_action, (
    select i.version from public.workflow_instances i where i.tenant_id = 'od.' || p_city and i.document_type = p_type and i.document_id = p_id), gen_random_uuid(), p_comment);
end
$$;

create function pg_temp.mark_week(p_register uuid, p_week date, p_seed int) returns void
language plpgsql as $$
begin
  perform pg_temp.act('cbo.jatni@demo.digit.example');
  perform public.save_attendance('od.jatni', p_register, p_week, (
    -- Mostly full days, now and then half a day or none; Sunday is free.
    select jsonb_agg(jsonb_build_object('individual_id', a.individual_id, 'on_date', p_week + d, 'halves',
      case when d = 6 then 0 when (a.n * 5 + d * 3 + p_seed) % 11 = 0 then 0 when (a.n * 7 + d + p_seed) % 9 = 0 then 1 else 2 end))
    from (select x.individual_id, x.enrolled_on, row_number() over (order by i.number) as n from public.attendees x
      join public.individuals i on i.tenant_id = x.tenant_id and i.id = x.individual_id where x.tenant_id = 'od.jatni' and x.register_id = p_register) a, generate_series(0, 6) d
    where p_week + d >= a.enrolled_on and p_week + d <= private.local_date('od.jatni')));
end
$$;

do $$
declare
  v_register public.attendance_registers;
  v_first date;
  v_muster uuid;
  v_today date := private.local_date('od.jatni');
begin
  select r.* into v_register from public.attendance_registers r join public.work_orders w on w.tenant_id = r.tenant_id and w.id = r.work_order_id
  where w.tenant_id = 'od.jatni' and w.name = 'Drain along Station Road';
  v_first := private.week_of(v_today) - 14;
  perform pg_temp.act('cbo.jatni@demo.digit.example');
  perform public.enrol_attendees('od.jatni', v_register.id, (
    select jsonb_agg(jsonb_build_object('individual_id', i.id, 'enrolled_on', v_first) order by i.number)
    from public.individuals i join public.organisations o on o.tenant_id = i.tenant_id and o.id = i.registered_by_organisation_id
    where i.tenant_id = 'od.jatni' and o.number = 'ORG-000001'));

  -- The first week was corrected by the verifier and approved.
  perform pg_temp.mark_week(v_register.id, v_first, 1);
  perform pg_temp.act('cbo.jatni@demo.digit.example');
  v_muster := (public.submit_muster('od.jatni', v_register.id, v_first) ->> 'id')::uuid;
  perform pg_temp.act('ae.jatni@demo.digit.example');
  perform public.correct_muster('od.jatni', v_muster, (select m.version from public.musters m where m.tenant_id = 'od.jatni' and m.id = v_muster), (
    select jsonb_agg(jsonb_build_object('individual_id', l.individual_id, 'modified_days', (l.days - 0.5)::text, 'reason', 'Left early on Friday'))
    from public.muster_lines l where l.tenant_id = 'od.jatni' and l.muster_id = v_muster and l.ordinal = 2));
  perform pg_temp.move('jatni', 'muster', v_muster, 'ae', 'VERIFY_AND_FORWARD', 'Checked on the site on Thursday');
  perform pg_temp.move('jatni', 'muster', v_muster, 'me', 'APPROVE');

  -- The second waits for its verification.
  perform pg_temp.mark_week(v_register.id, v_first + 7, 4);
  perform pg_temp.act('cbo.jatni@demo.digit.example');
  v_muster := (public.submit_muster('od.jatni', v_register.id, v_first + 7) ->> 'id')::uuid;

  -- Most went home with that week and are free for another work.
  perform pg_temp.act('cbo.jatni@demo.digit.example');
  perform public.remove_attendee('od.jatni', v_register.id, x.individual_id, v_first + 13)
  from (select a.individual_id, row_number() over (order by i.number) as n from public.attendees a join public.individuals i on i.tenant_id = a.tenant_id and i.id = a.individual_id
    where a.tenant_id = 'od.jatni' and a.register_id = v_register.id) x where x.n > 2;

  -- On another site one muster came back for correction.
  select r.* into v_register from public.attendance_registers r join public.work_orders w on w.tenant_id = r.tenant_id and w.id = r.work_order_id
  where w.tenant_id = 'od.dhenkanal' and w.name = 'Drain behind the bus stand';
  perform pg_temp.act('cbo.dhenkanal@demo.digit.example');
  perform public.enrol_attendees('od.dhenkanal', v_register.id, (
    select jsonb_agg(jsonb_build_object('individual_id', i.id) order by i.number) from public.individuals i
    join public.organisations o on o.tenant_id = i.tenant_id and o.id = i.registered_by_organisation_id
    where i.tenant_id = 'od.dhenkanal' and o.number = 'ORG-000001'));
  perform public.save_attendance('od.dhenkanal', v_register.id, private.week_of(v_register.starts_on), (
    select jsonb_agg(jsonb_build_object('individual_id', a.individual_id, 'on_date', v_register.starts_on, 'halves', 2)) from public.attendees a
    where a.tenant_id = 'od.dhenkanal' and a.register_id = v_register.id));
  v_muster := (public.submit_muster('od.dhenkanal', v_register.id, private.week_of(v_register.starts_on)) ->> 'id')::uuid;
  perform pg_temp.move('dhenkanal', 'muster', v_muster, 'ae', 'SEND_BACK_TO_CBO', 'The masons were on another site that morning');
  perform set_config('request.jwt.claims', '', true);
end
$$;
