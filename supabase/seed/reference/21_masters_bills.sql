-- Masters of bills: heads, rules of deductions and charges, materials charged by quantity, files, numbers. Names in English, Odia and Hindi.
-- The rules up to March 2026 are those of the reference masters; from April 2026 those of the programme (programme.md D5 to D9), which the
-- finance office confirms before an agency goes live.

insert into public.code_values (tenant_id, list_code, code, name, local_names, ordinal) values
  ('od', 'SUPPLY_MATERIAL', 'STONE', 'Stone, cubic metres', '{"or": "ପଥର, ଘନମିଟର", "hi": "पत्थर, घन मीटर"}', 10),
  ('od', 'SUPPLY_MATERIAL', 'SAND', 'Sand, cubic metres', '{"or": "ବାଲି, ଘନମିଟର", "hi": "रेत, घन मीटर"}', 20),
  ('od', 'SUPPLY_MATERIAL', 'MORUM', 'Morum, cubic metres', '{"or": "ମୋରମ, ଘନମିଟର", "hi": "मुरम, घन मीटर"}', 30),
  ('od', 'SUPPLY_MATERIAL', 'CRUSHER_DUST', 'Crusher dust, cubic metres', '{"or": "କ୍ରସର ଗୁଣ୍ଡ, ଘନମିଟର", "hi": "क्रशर डस्ट, घन मीटर"}', 40),
  ('od', 'SUPPLY_MATERIAL', 'CEMENT_BAG', 'Cement, bags', '{"or": "ସିମେଣ୍ଟ, ବସ୍ତା", "hi": "सीमेंट, बोरी"}', 50);

insert into public.head_codes (tenant_id, code, category, bill_kinds, is_remitted, name, local_names, ordinal) values
  ('od', 'WEG', 'EARNING', '{WAGE}', true, 'Wages', '{"or": "ମଜୁରି", "hi": "मज़दूरी"}', 10),
  ('od', 'MC', 'EARNING', '{PURCHASE}', true, 'Material cost', '{"or": "ସାମଗ୍ରୀ ମୂଲ୍ୟ", "hi": "सामग्री लागत"}', 20),
  ('od', 'WRK', 'EARNING', '{RUNNING,FINAL}', true, 'Measured work', '{"or": "ମପାଯାଇଥିବା କାର୍ଯ୍ୟ", "hi": "मापा गया कार्य"}', 30),
  ('od', 'GST', 'EARNING', '{PURCHASE,RUNNING,FINAL}', true, 'Goods and services tax', '{"or": "ଦ୍ରବ୍ୟ ଓ ସେବା କର", "hi": "वस्तु एवं सेवा कर"}', 40),
  ('od', 'SC', 'EARNING', '{SUPERVISION}', true, 'Supervision charge', '{"or": "ତତ୍ତ୍ୱାବଧାନ ଦେୟ", "hi": "पर्यवेक्षण शुल्क"}', 50),
  ('od', 'ADV', 'EARNING', '{ADVANCE}', true, 'Advance', '{"or": "ଅଗ୍ରୀମ", "hi": "अग्रिम"}', 60),
  ('od', 'SDR', 'EARNING', '{RELEASE}', true, 'Release of security deposit', '{"or": "ଜମାନତ ଫେରସ୍ତ", "hi": "जमानत वापसी"}', 70),
  ('od', 'LC', 'DEDUCTION', '{WAGE,PURCHASE,RUNNING,FINAL}', true, 'Labour cess', '{"or": "ଶ୍ରମ ସେସ୍", "hi": "श्रम उपकर"}', 110),
  ('od', 'ITTDS', 'DEDUCTION', '{PURCHASE,ADVANCE,RUNNING,FINAL}', true, 'Income tax TDS', '{"or": "ଆୟକର ଟିଡିଏସ୍", "hi": "आयकर टीडीएस"}', 120),
  ('od', 'GSTTDS', 'DEDUCTION', '{PURCHASE,RUNNING,FINAL}', true, 'GST TDS', '{"or": "ଜିଏସଟି ଟିଡିଏସ୍", "hi": "जीएसटी टीडीएस"}', 130),
  ('od', 'ROM', 'DEDUCTION', '{PURCHASE,RUNNING,FINAL}', true, 'Royalty on minerals', '{"or": "ଖଣିଜ ରୟାଲଟି", "hi": "खनिज रॉयल्टी"}', 140),
  ('od', 'ECB', 'DEDUCTION', '{PURCHASE,RUNNING,FINAL}', true, 'Empty cement bags', '{"or": "ଖାଲି ସିମେଣ୍ଟ ବସ୍ତା", "hi": "खाली सीमेंट बोरी"}', 150),
  ('od', 'SD', 'DEDUCTION', '{RUNNING,FINAL}', false, 'Security deposit', '{"or": "ଜମାନତ ଜମା", "hi": "जमानत राशि"}', 160),
  ('od', 'ADVR', 'DEDUCTION', '{RUNNING,FINAL}', false, 'Recovery of advance', '{"or": "ଅଗ୍ରୀମ ଆଦାୟ", "hi": "अग्रिम वसूली"}', 170),
  ('od', 'PEN', 'DEDUCTION', '{PURCHASE,RUNNING,FINAL}', false, 'Penalty', '{"or": "ଜରିମାନା", "hi": "अर्थदंड"}', 180);

insert into public.charge_rules (tenant_id, bill_kind, head_code, material_code, calculation, value, base, threshold, ordinal, effective_from, effective_to) values
  ('od', 'WAGE', 'LC', 'ANY', 'PERCENTAGE', 1, 'EXCLUDING_GST', null, 10, '2000-01-01', null),
  ('od', 'SUPERVISION', 'SC', 'ANY', 'PERCENTAGE', 7.5, 'INCLUDING_GST', null, 10, '2000-01-01', null),
  ('od', 'PURCHASE', 'LC', 'ANY', 'PERCENTAGE', 1, 'INCLUDING_GST', null, 10, '2000-01-01', '2026-03-31'),
  ('od', 'PURCHASE', 'ITTDS', 'ANY', 'PERCENTAGE', 10, 'INCLUDING_GST', null, 20, '2000-01-01', '2026-03-31'),
  ('od', 'PURCHASE', 'GSTTDS', 'ANY', 'PERCENTAGE', 2, 'INCLUDING_GST', null, 30, '2000-01-01', '2026-03-31'),
  ('od', 'PURCHASE', 'ROM', 'ANY', 'LUMPSUM', null, 'EXCLUDING_GST', null, 40, '2000-01-01', '2026-03-31'),
  ('od', 'PURCHASE', 'ECB', 'ANY', 'LUMPSUM', null, 'EXCLUDING_GST', null, 50, '2000-01-01', '2026-03-31');
insert into public.charge_rules (tenant_id, bill_kind, head_code, material_code, calculation, value, base, threshold, ordinal, effective_from)
select 'od', k.kind, r.head, r.material, r.calculation, r.value, 'EXCLUDING_GST', r.threshold, r.ordinal, date '2026-04-01'
from (values ('PURCHASE'), ('RUNNING')) k (kind), (values
  ('LC', 'ANY', 'PERCENTAGE', 1, null, 10),
  ('ITTDS', 'ANY', 'PERCENTAGE', 1, null, 20),
  ('GSTTDS', 'ANY', 'PERCENTAGE', 2, 250000, 30),
  ('ROM', 'STONE', 'QUANTITY', 130, null, 40),
  ('ROM', 'SAND', 'QUANTITY', 35, null, 40),
  ('ROM', 'MORUM', 'QUANTITY', 35, null, 40),
  ('ROM', 'CRUSHER_DUST', 'QUANTITY', 35, null, 40),
  ('ECB', 'CEMENT_BAG', 'QUANTITY', 3.19, null, 50)) r (head, material, calculation, value, threshold, ordinal);
insert into public.charge_rules (tenant_id, bill_kind, head_code, payee_class, calculation, value, ordinal, effective_from) values
  ('od', 'RUNNING', 'SD', 'ANY', 'PERCENTAGE', 3, 60, '2026-04-01'),
  ('od', 'RUNNING', 'SD', 'A', 'PERCENTAGE', 2, 60, '2026-04-01');

insert into public.document_kinds (tenant_id, owner_type, code, name, local_names, extensions, requires_name, max_count, ordinal) values
  ('od', 'bill', 'VENDOR_INVOICE', 'Invoice of the vendor', '{"or": "ବିକ୍ରେତାଙ୍କ ଇନଭଏସ୍", "hi": "विक्रेता का बीजक"}', '{pdf,jpg,jpeg,png}', false, 5, 10),
  ('od', 'bill', 'MEASUREMENT_BOOK', 'Measurement book', '{"or": "ମାପ ପୁସ୍ତିକା", "hi": "माप पुस्तिका"}', '{pdf,jpg,jpeg,png}', false, 5, 20),
  ('od', 'bill', 'UTILISATION_LOG', 'Log of material used', '{"or": "ସାମଗ୍ରୀ ବ୍ୟବହାର ଲଗ୍", "hi": "सामग्री उपयोग पंजी"}', '{pdf,xls,xlsx,jpg,jpeg,png}', false, 5, 30),
  ('od', 'bill', 'OTHERS', 'Other document', '{"or": "ଅନ୍ୟ ଦଲିଲ", "hi": "अन्य दस्तावेज़"}', '{pdf,doc,docx,xls,xlsx,jpg,jpeg,png}', true, 5, 40);

insert into public.number_formats (tenant_id, sequence, pattern) values
  ('od', 'bill_wage', 'WB/{fy}/{seq:6}'),
  ('od', 'bill_purchase', 'PB/{fy}/{seq:6}'),
  ('od', 'bill_supervision', 'SB/{fy}/{seq:6}'),
  ('od', 'bill_advance', 'AB/{fy}/{seq:6}'),
  ('od', 'bill_running', 'RB/{fy}/{seq:6}'),
  ('od', 'bill_final', 'FB/{fy}/{seq:6}'),
  ('od', 'bill_release', 'DR/{fy}/{seq:6}');
