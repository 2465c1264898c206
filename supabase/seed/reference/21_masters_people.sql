-- Masters of people: social categories, levels and kinds of skill with the labour item that is the wage, banks. Names in English, Odia and Hindi.

insert into public.code_values (tenant_id, list_code, code, parent_code, name, local_names, ordinal) values
  ('od', 'SOCIAL_CATEGORY', 'GEN', null, 'General', '{"or": "ସାଧାରଣ", "hi": "सामान्य"}', 10),
  ('od', 'SOCIAL_CATEGORY', 'SC', null, 'Scheduled Caste', '{"or": "ଅନୁସୂଚିତ ଜାତି", "hi": "अनुसूचित जाति"}', 20),
  ('od', 'SOCIAL_CATEGORY', 'ST', null, 'Scheduled Tribe', '{"or": "ଅନୁସୂଚିତ ଜନଜାତି", "hi": "अनुसूचित जनजाति"}', 30),
  ('od', 'SOCIAL_CATEGORY', 'OBC', null, 'Other Backward Class', '{"or": "ଅନ୍ୟ ପଛୁଆ ବର୍ଗ", "hi": "अन्य पिछड़ा वर्ग"}', 40),
  ('od', 'SOCIAL_CATEGORY', 'OTHER', null, 'Other', '{"or": "ଅନ୍ୟ", "hi": "अन्य"}', 50),
  ('od', 'SKILL_LEVEL', 'UNSKILLED', null, 'Unskilled', '{"or": "ଅଣକୁଶଳୀ", "hi": "अकुशल"}', 10),
  ('od', 'SKILL_LEVEL', 'SEMI_SKILLED', null, 'Semi-skilled', '{"or": "ଅର୍ଦ୍ଧକୁଶଳୀ", "hi": "अर्धकुशल"}', 20),
  ('od', 'SKILL_LEVEL', 'SKILLED', null, 'Skilled', '{"or": "କୁଶଳୀ", "hi": "कुशल"}', 30),
  ('od', 'SKILL_LEVEL', 'HIGHLY_SKILLED', null, 'Highly skilled', '{"or": "ଅତିକୁଶଳୀ", "hi": "उच्च कुशल"}', 40),
  ('od', 'SKILL_LEVEL', 'OTHERS', null, 'Others', '{"or": "ଅନ୍ୟାନ୍ୟ", "hi": "अन्य"}', 50),
  ('od', 'BANK', 'SBIN', null, 'State Bank of India', '{"or": "ଭାରତୀୟ ଷ୍ଟେଟ ବ୍ୟାଙ୍କ", "hi": "भारतीय स्टेट बैंक"}', 10),
  ('od', 'BANK', 'PUNB', null, 'Punjab National Bank', '{"or": "ପଞ୍ଜାବ ନ୍ୟାସନାଲ ବ୍ୟାଙ୍କ", "hi": "पंजाब नेशनल बैंक"}', 20),
  ('od', 'BANK', 'BARB', null, 'Bank of Baroda', '{"or": "ବ୍ୟାଙ୍କ ଅଫ୍ ବରୋଦା", "hi": "बैंक ऑफ़ बड़ौदा"}', 30),
  ('od', 'BANK', 'CNRB', null, 'Canara Bank', '{"or": "କାନାରା ବ୍ୟାଙ୍କ", "hi": "केनरा बैंक"}', 40),
  ('od', 'BANK', 'UBIN', null, 'Union Bank of India', '{"or": "ୟୁନିୟନ ବ୍ୟାଙ୍କ ଅଫ୍ ଇଣ୍ଡିଆ", "hi": "यूनियन बैंक ऑफ़ इंडिया"}', 50),
  ('od', 'BANK', 'BKID', null, 'Bank of India', '{"or": "ବ୍ୟାଙ୍କ ଅଫ୍ ଇଣ୍ଡିଆ", "hi": "बैंक ऑफ़ इंडिया"}', 60),
  ('od', 'BANK', 'IDIB', null, 'Indian Bank', '{"or": "ଇଣ୍ଡିଆନ ବ୍ୟାଙ୍କ", "hi": "इंडियन बैंक"}', 70),
  ('od', 'BANK', 'UCBA', null, 'UCO Bank', '{"or": "ୟୁକୋ ବ୍ୟାଙ୍କ", "hi": "यूको बैंक"}', 80),
  ('od', 'BANK', 'IOBA', null, 'Indian Overseas Bank', '{"or": "ଇଣ୍ଡିଆନ ଓଭରସିଜ୍ ବ୍ୟାଙ୍କ", "hi": "इंडियन ओवरसीज़ बैंक"}', 90),
  ('od', 'BANK', 'CBIN', null, 'Central Bank of India', '{"or": "ସେଣ୍ଟ୍ରାଲ ବ୍ୟାଙ୍କ ଅଫ୍ ଇଣ୍ଡିଆ", "hi": "सेंट्रल बैंक ऑफ़ इंडिया"}', 100),
  ('od', 'BANK', 'ICIC', null, 'ICICI Bank', '{"or": "ଆଇସିଆଇସିଆଇ ବ୍ୟାଙ୍କ", "hi": "आईसीआईसीआई बैंक"}', 110),
  ('od', 'BANK', 'HDFC', null, 'HDFC Bank', '{"or": "ଏଚଡିଏଫସି ବ୍ୟାଙ୍କ", "hi": "एचडीएफसी बैंक"}', 120),
  ('od', 'BANK', 'UTIB', null, 'Axis Bank', '{"or": "ଆକ୍ସିସ୍ ବ୍ୟାଙ୍କ", "hi": "एक्सिस बैंक"}', 130),
  ('od', 'BANK', 'IPOS', null, 'India Post Payments Bank', '{"or": "ଇଣ୍ଡିଆ ପୋଷ୍ଟ ପେମେଣ୍ଟସ୍ ବ୍ୟାଙ୍କ", "hi": "इंडिया पोस्ट पेमेंट्स बैंक"}', 140);

insert into public.skills (tenant_id, code, level_code, name, local_names, sor_code, ordinal) values
  ('od', 'UNSKILLED.MALE_MULIA', 'UNSKILLED', 'Male mulia', '{"or": "ପୁରୁଷ ମୁଲିଆ", "hi": "पुरुष मूलिया"}', 'SOR_002001', 10),
  ('od', 'UNSKILLED.FEMALE_MULIA', 'UNSKILLED', 'Female mulia', '{"or": "ମହିଳା ମୁଲିଆ", "hi": "महिला मूलिया"}', 'SOR_002002', 20),
  ('od', 'UNSKILLED.SCAVENGER', 'UNSKILLED', 'Scavenger', '{"or": "ସଫେଇବାଲା", "hi": "सफाईकर्मी"}', 'SOR_002004', 30),
  ('od', 'UNSKILLED.CHAIN_MAN', 'UNSKILLED', 'Chain man', '{"or": "ଚେନ୍ ମ୍ୟାନ", "hi": "चेन मैन"}', 'SOR_002003', 40),
  ('od', 'UNSKILLED.CARPENTER', 'UNSKILLED', 'Helper to carpenter', '{"or": "ବଢ଼େଇଙ୍କ ସହାୟକ", "hi": "बढ़ई का सहायक"}', 'SOR_002001', 50),
  ('od', 'SEMI_SKILLED.MALE_MULIA', 'SEMI_SKILLED', 'Male mulia, arduous work', '{"or": "ପୁରୁଷ ମୁଲିଆ, କଠିନ କାର୍ଯ୍ୟ", "hi": "पुरुष मूलिया, कठिन काम"}', 'SOR_002005', 60),
  ('od', 'SEMI_SKILLED.FEMALE_MULIA', 'SEMI_SKILLED', 'Female mulia, arduous work', '{"or": "ମହିଳା ମୁଲିଆ, କଠିନ କାର୍ଯ୍ୟ", "hi": "महिला मूलिया, कठिन काम"}', 'SOR_002005', 70),
  ('od', 'SEMI_SKILLED.SCAVENGER', 'SEMI_SKILLED', 'Sweeper', '{"or": "ଝାଡୁଦାର", "hi": "झाड़ूवाला"}', 'SOR_002019', 80),
  ('od', 'SEMI_SKILLED.SANGI_MULIA', 'SEMI_SKILLED', 'Sangi mulia', '{"or": "ସଙ୍ଗୀ ମୁଲିଆ", "hi": "संगी मूलिया"}', 'SOR_002008', 90),
  ('od', 'SEMI_SKILLED.HAMMER_MAN', 'SEMI_SKILLED', 'Hammer man', '{"or": "ହାତୁଡ଼ି ଚାଳକ", "hi": "हथौड़ा मैन"}', 'SOR_002012', 100),
  ('od', 'SEMI_SKILLED.CLEANER', 'SEMI_SKILLED', 'Cleaner', '{"or": "ସଫେଇ କର୍ମୀ", "hi": "सफाईवाला"}', 'SOR_002019', 110),
  ('od', 'HIGHLY_SKILLED.PLUMBER', 'HIGHLY_SKILLED', 'Plumber', '{"or": "ପାଇପ୍ ମିସ୍ତ୍ରୀ", "hi": "प्लंबर"}', 'SOR_002052', 120),
  ('od', 'HIGHLY_SKILLED.MASON', 'HIGHLY_SKILLED', 'Mason', '{"or": "ରାଜମିସ୍ତ୍ରୀ", "hi": "राजमिस्त्री"}', 'SOR_002046', 130),
  ('od', 'HIGHLY_SKILLED.PAINTER', 'HIGHLY_SKILLED', 'Painter', '{"or": "ଚିତ୍ରକାର", "hi": "पेंटर"}', 'SOR_002050', 140),
  ('od', 'HIGHLY_SKILLED.FITTER', 'HIGHLY_SKILLED', 'Fitter', '{"or": "ଫିଟର୍", "hi": "फिटर"}', 'SOR_002049', 150),
  ('od', 'OTHERS.BORING_MISTRY', 'OTHERS', 'Boring mistry', '{"or": "ବୋରିଂ ମିସ୍ତ୍ରୀ", "hi": "बोरिंग मिस्त्री"}', 'SOR_002064', 160),
  ('od', 'OTHERS.WINCH_OPERATOR', 'OTHERS', 'Winch operator', '{"or": "ଉଇଞ୍ଚ ଅପରେଟର", "hi": "विंच ऑपरेटर"}', 'SOR_002065', 170),
  ('od', 'OTHERS.HELPER_WELL_SINKER', 'OTHERS', 'Helper to well sinker', '{"or": "କୂପ ଖନନକାରୀଙ୍କ ସହାୟକ", "hi": "कुआँ खोदने वाले का सहायक"}', 'SOR_002067', 180);

insert into public.number_formats (tenant_id, sequence, pattern) values ('od', 'individual', 'IND-{yyyy}-{mm}-{dd}-{seq:6}');

insert into public.document_kinds (tenant_id, owner_type, code, name, local_names, extensions, requires_name, max_count, ordinal) values
  ('od', 'individual', 'PHOTO', 'Photograph', '{"or": "ଫଟୋ", "hi": "फ़ोटो"}', '{jpg,jpeg,png}', false, 1, 10);
