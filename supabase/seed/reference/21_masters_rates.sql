-- Heads of a rate with the codes of the field (planning.md section 3.5), the part of the analysis that each belongs to,
-- kinds of lead (programme.md section 5.1), and the numbers of revisions.

insert into public.code_values (tenant_id, list_code, code, parent_code, name, local_names, ordinal) values
  ('od', 'RATE_BUCKET', 'LABOUR', null, 'Labour', '{"or": "ଶ୍ରମ", "hi": "श्रम"}', 10),
  ('od', 'RATE_BUCKET', 'MATERIAL', null, 'Material', '{"or": "ସାମଗ୍ରୀ", "hi": "सामग्री"}', 20),
  ('od', 'RATE_BUCKET', 'MACHINERY', null, 'Machinery', '{"or": "ଯନ୍ତ୍ରପାତି", "hi": "मशीनरी"}', 30),
  ('od', 'RATE_BUCKET', 'LABOUR_CESS', null, 'Labour cess', '{"or": "ଶ୍ରମ ସେସ୍", "hi": "श्रम उपकर"}', 40),
  ('od', 'RATE_HEAD', 'LA.1', 'LABOUR', 'Labour', '{"or": "ଶ୍ରମ", "hi": "श्रम"}', 10),
  ('od', 'RATE_HEAD', 'MA.2', 'MATERIAL', 'Material', '{"or": "ସାମଗ୍ରୀ", "hi": "सामग्री"}', 20),
  ('od', 'RATE_HEAD', 'MHA.3', 'MACHINERY', 'Machinery hire', '{"or": "ଯନ୍ତ୍ରପାତି ଭଡ଼ା", "hi": "मशीनरी किराया"}', 30),
  ('od', 'RATE_HEAD', 'ADC.4', 'MATERIAL', 'Additional charges', '{"or": "ଅତିରିକ୍ତ ଦେୟ", "hi": "अतिरिक्त प्रभार"}', 40),
  ('od', 'RATE_HEAD', 'DMF.5', 'MATERIAL', 'District Mineral Foundation', '{"or": "ଜିଲ୍ଲା ଖଣିଜ ପ୍ରତିଷ୍ଠାନ", "hi": "जिला खनिज फाउंडेशन"}', 50),
  ('od', 'RATE_HEAD', 'EMF.6', 'MATERIAL', 'Environment Management Fund', '{"or": "ପରିବେଶ ପରିଚାଳନା ପାଣ୍ଠି", "hi": "पर्यावरण प्रबंधन निधि"}', 60),
  ('od', 'RATE_HEAD', 'LC.7', 'LABOUR_CESS', 'Labour cess', '{"or": "ଶ୍ରମ ସେସ୍", "hi": "श्रम उपकर"}', 70),
  ('od', 'RATE_HEAD', 'RA.8', 'MATERIAL', 'Royalty', '{"or": "ରୟାଲଟି", "hi": "रॉयल्टी"}', 80),
  ('od', 'RATE_HEAD', 'CA.9', 'MATERIAL', 'Conveyance (lead)', '{"or": "ପରିବହନ (ଲିଡ୍)", "hi": "ढुलाई (लीड)"}', 90),
  ('od', 'LEAD_TYPE', 'TRUCK_10T', null, '10-ton truck', '{"or": "୧୦ ଟନ୍ ଟ୍ରକ୍", "hi": "10 टन ट्रक"}', 10),
  ('od', 'LEAD_TYPE', 'LOADING', null, 'Loading and unloading, stacking within 50 m', '{"or": "ବୋଝେଇ ଓ ଓହ୍ଲାଇବା, ୫୦ ମି ମଧ୍ୟରେ ଥାକ କରିବା", "hi": "लदान और उतराई, 50 मी के भीतर ढेर लगाना"}', 20),
  ('od', 'LEAD_TYPE', 'BULLOCK_CART', null, 'Bullock cart', '{"or": "ବଳଦ ଗାଡ଼ି", "hi": "बैलगाड़ी"}', 30);

insert into public.number_formats (tenant_id, sequence, pattern) values
  ('od', 'rate_revision', 'RR/{fy}/{seq:6}');
