-- Numbers of registers and musters, files of musters.

insert into public.number_formats (tenant_id, sequence, pattern) values
  ('od', 'attendance_register', 'WR/{fy}/{mm}/{dd}/{seq:6}'),
  ('od', 'muster', 'MR/{fy}/{mm}/{dd}/{seq:6}');

insert into public.document_kinds (tenant_id, owner_type, code, name, local_names, extensions, requires_name, max_count, ordinal) values
  ('od', 'muster', 'SIGNED_SHEET', 'Signed muster sheet', '{"or": "ଦସ୍ତଖତ ହୋଇଥିବା ହାଜିରା ତାଲିକା", "hi": "हस्ताक्षरित मस्टर पत्रक"}', '{pdf,jpg,jpeg,png}', false, 5, 10),
  ('od', 'muster', 'OTHERS', 'Other document', '{"or": "ଅନ୍ୟ ଦଲିଲ", "hi": "अन्य दस्तावेज़"}', '{pdf,doc,docx,xls,xlsx,jpg,jpeg,png}', true, 5, 20);
