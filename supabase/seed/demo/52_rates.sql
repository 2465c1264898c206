-- DEMONSTRATION DATA. What bringing stone and bricks to Dhenkanal costs, a sand of its own, and a rate to come.

insert into public.lead_rates (tenant_id, sub_type, lead_type_code, rate, valid_from) values
  ('od', 'Stone', 'TRUCK_10T', 9.85, '2026-04-01'),
  ('od', 'Stone', 'LOADING', 118.40, '2026-04-01'),
  ('od', 'Bricks', 'TRUCK_10T', 24.60, '2026-04-01'),
  ('od', 'Bricks', 'LOADING', 265.00, '2026-04-01'),
  ('od', 'Sand', 'TRUCK_10T', 8.90, '2026-04-01');
insert into public.lead_distances (tenant_id, sub_type, lead_type_code, distance_km, quarry, valid_from) values
  ('od.dhenkanal', 'Stone', 'TRUCK_10T', 28.5, 'Kapilas', '2026-04-01'),
  ('od.dhenkanal', 'Stone', 'LOADING', 1, null, '2026-04-01'),
  ('od.dhenkanal', 'Bricks', 'TRUCK_10T', 12, 'Govindpur', '2026-04-01');
