-- Who sets rates and keeps templates. The state's rates belong to the state; an agency's engineer sets the agency's own.

insert into public.roles (tenant_id, code, name, local_names) values
  ('od', 'RATE_ENGINEER', 'Engineer for local rates', '{"or": "ସ୍ଥାନୀୟ ଦର ଯନ୍ତ୍ରୀ", "hi": "स्थानीय दर अभियंता"}');
insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('RATE_ENGINEER', array['rate:read', 'rate:manage_local', 'template:manage', 'estimate:read', 'project:read']),
  ('MUKTA_STATE_ADMIN', array['template:manage']),
  ('SUPERUSER', array['template:manage'])) as grants (role, permissions), unnest(permissions) permission;
