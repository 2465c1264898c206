-- DEMONSTRATION DATA. The Assistant Engineers also set their agency's own rates.

insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
select m.tenant_id, m.id, 'od', 'RATE_ENGINEER', date '2022-04-01' from public.memberships m
where m.invited_email in ('ae.jatni@demo.digit.example', 'ae.dhenkanal@demo.digit.example');
