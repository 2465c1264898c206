-- Templates of the state for kinds of work that every agency does: items in the order of the work, never a quantity.

do $$
declare
  v_template record;
  v_id uuid;
begin
  for v_template in select * from (values
    ('DRAIN_COVERED', 'Covered drain', '{"or": "ଆଚ୍ଛାଦିତ ନର୍ଦ୍ଦମା", "hi": "ढकी नाली"}', 'Excavation, bed, walls, cover slabs and refilling of a covered drain', 'DR', 'DR_COVERED',
      array['Earth work:11', 'Earth work:13', 'Earth work:16', 'Drain:24', 'Drain:33', 'Drain:40', 'Drain:56', 'Drain:37', 'Drain:97', 'Finishing:150']),
    ('PATHWAY_CC', 'Cement concrete pathway', '{"or": "ସିମେଣ୍ଟ କଂକ୍ରିଟ୍ ପଥ", "hi": "सीमेंट कंक्रीट पथ"}', 'Box cutting, sub-base, concrete and edges of a pathway', 'LI', 'LI_PATHWAY',
      array['Earth work:3', 'Pavement:114', 'Pavement:91', 'Pavement:124', 'Edges:127', 'Edges:130']),
    ('PARK_MINI', 'Mini park', '{"or": "କ୍ଷୁଦ୍ର ଉଦ୍ୟାନ", "hi": "मिनी पार्क"}', 'Levelling, track, plantation, benches and fence', 'PP', 'PP_PARK',
      array['Ground:20', 'Ground:3', 'Track:92', 'Track:129', 'Green:170', 'Green:161', 'Green:165', 'Amenities:182', 'Amenities:183', 'Fence:168', 'Fence:171'])) t (code, name, names, description, type, sub_type, items)
  loop
    v_id := private.uuid_v7();
    insert into public.estimate_templates (tenant_id, id, code, name, local_names, description, project_type_code, project_sub_type_code)
    values ('od', v_id, v_template.code, v_template.name, v_template.names::jsonb, v_template.description, v_template.type, v_template.sub_type);
    insert into public.estimate_template_lines (tenant_id, template_id, ordinal, category, section, sor_code)
    select 'od', v_id, n, 'SOR', split_part(item, ':', 1), 'SOR_' || lpad(split_part(item, ':', 2), 6, '0')
    from unnest(v_template.items) with ordinality x (item, n);
  end loop;
end
$$;
