-- Masters of measurement, site, closure and assets. Names in English, Odia and Hindi.

insert into public.code_values (tenant_id, list_code, code, name, local_names, ordinal) values
  ('od', 'WEATHER', 'CLEAR', 'Clear', '{"or": "ସଫା", "hi": "साफ़"}', 10),
  ('od', 'WEATHER', 'CLOUDY', 'Cloudy', '{"or": "ମେଘୁଆ", "hi": "बादल"}', 20),
  ('od', 'WEATHER', 'RAIN', 'Rain', '{"or": "ବର୍ଷା", "hi": "वर्षा"}', 30),
  ('od', 'WEATHER', 'HEAVY_RAIN', 'Heavy rain', '{"or": "ପ୍ରବଳ ବର୍ଷା", "hi": "भारी वर्षा"}', 40),
  ('od', 'WEATHER', 'STORM', 'Storm or cyclone', '{"or": "ଝଡ଼ ବା ବାତ୍ୟା", "hi": "आँधी या चक्रवात"}', 50),
  ('od', 'WEATHER', 'HEAT', 'Heat wave', '{"or": "ଗ୍ରୀଷ୍ମ ପ୍ରବାହ", "hi": "लू"}', 60),
  ('od', 'LABOUR_SKILL', 'UNSKILLED', 'Unskilled', '{"or": "ଅଣକୁଶଳୀ", "hi": "अकुशल"}', 10),
  ('od', 'LABOUR_SKILL', 'SEMI_SKILLED', 'Semi-skilled', '{"or": "ଅର୍ଦ୍ଧକୁଶଳୀ", "hi": "अर्धकुशल"}', 20),
  ('od', 'LABOUR_SKILL', 'SKILLED', 'Skilled', '{"or": "କୁଶଳୀ", "hi": "कुशल"}', 30),
  ('od', 'LABOUR_SKILL', 'HIGHLY_SKILLED', 'Highly skilled', '{"or": "ଅତି କୁଶଳୀ", "hi": "अति कुशल"}', 40),
  ('od', 'HINDRANCE_CAUSE', 'WEATHER', 'Weather', '{"or": "ପାଣିପାଗ", "hi": "मौसम"}', 10),
  ('od', 'HINDRANCE_CAUSE', 'LAND', 'Land or encroachment', '{"or": "ଜମି ବା ଜବରଦଖଲ", "hi": "भूमि या अतिक्रमण"}', 20),
  ('od', 'HINDRANCE_CAUSE', 'DRAWING', 'Drawing or decision awaited', '{"or": "ନକ୍ସା ବା ନିଷ୍ପତ୍ତି ଅପେକ୍ଷାରେ", "hi": "नक्शे या निर्णय की प्रतीक्षा"}', 30),
  ('od', 'HINDRANCE_CAUSE', 'MATERIAL', 'Material not supplied', '{"or": "ସାମଗ୍ରୀ ଯୋଗାଣ ହୋଇନାହିଁ", "hi": "सामग्री नहीं मिली"}', 40),
  ('od', 'HINDRANCE_CAUSE', 'LABOUR', 'Labour not available', '{"or": "ଶ୍ରମିକ ଅଭାବ", "hi": "श्रमिकों की कमी"}', 50),
  ('od', 'HINDRANCE_CAUSE', 'UTILITY', 'Pipe, cable or pole in the way', '{"or": "ପାଇପ୍, କେବୁଲ୍ ବା ଖୁଣ୍ଟ ବାଧକ", "hi": "पाइप, केबल या खंभा बाधक"}', 60),
  ('od', 'HINDRANCE_CAUSE', 'PUBLIC', 'Objection of the public', '{"or": "ଜନସାଧାରଣଙ୍କ ଆପତ୍ତି", "hi": "जनता की आपत्ति"}', 70),
  ('od', 'HINDRANCE_CAUSE', 'OTHER', 'Other', '{"or": "ଅନ୍ୟାନ୍ୟ", "hi": "अन्य"}', 80),
  ('od', 'ASSET_CLASS', 'DRAIN', 'Drain or culvert', '{"or": "ଡ୍ରେନ୍ ବା କଲଭର୍ଟ", "hi": "नाली या पुलिया"}', 10),
  ('od', 'ASSET_CLASS', 'ROAD', 'Road or pathway', '{"or": "ରାସ୍ତା ବା ଚଲାପଥ", "hi": "सड़क या पैदल पथ"}', 20),
  ('od', 'ASSET_CLASS', 'WATER_BODY', 'Water body', '{"or": "ଜଳାଶୟ", "hi": "जलाशय"}', 30),
  ('od', 'ASSET_CLASS', 'WATER_STRUCTURE', 'Water harvesting structure', '{"or": "ଜଳ ଅମଳ ସଂରଚନା", "hi": "जल संचयन संरचना"}', 40),
  ('od', 'ASSET_CLASS', 'BUILDING', 'Building', '{"or": "କୋଠା", "hi": "भवन"}', 50),
  ('od', 'ASSET_CLASS', 'TOILET', 'Toilet', '{"or": "ଶୌଚାଳୟ", "hi": "शौचालय"}', 60),
  ('od', 'ASSET_CLASS', 'PARK', 'Park or playground', '{"or": "ପାର୍କ ବା ଖେଳପଡ଼ିଆ", "hi": "उद्यान या खेल मैदान"}', 70),
  ('od', 'ASSET_CLASS', 'PLANTATION', 'Plantation', '{"or": "ବୃକ୍ଷରୋପଣ", "hi": "वृक्षारोपण"}', 80),
  ('od', 'ASSET_CLASS', 'MARKET', 'Market or vending zone', '{"or": "ବଜାର ବା ଭେଣ୍ଡିଂ ଜୋନ୍", "hi": "बाज़ार या वेंडिंग ज़ोन"}', 90),
  ('od', 'ASSET_CLASS', 'OTHER', 'Other', '{"or": "ଅନ୍ୟାନ୍ୟ", "hi": "अन्य"}', 100),
  ('od', 'RATING_CRITERION', 'QUALITY', 'Quality of the work', '{"or": "କାର୍ଯ୍ୟର ଗୁଣବତ୍ତା", "hi": "कार्य की गुणवत्ता"}', 10),
  ('od', 'RATING_CRITERION', 'TIME', 'Work in time', '{"or": "ସମୟରେ କାର୍ଯ୍ୟ", "hi": "समय पर कार्य"}', 20),
  ('od', 'RATING_CRITERION', 'LABOUR_CARE', 'Care for the workers', '{"or": "ଶ୍ରମିକଙ୍କ ଯତ୍ନ", "hi": "श्रमिकों की देखभाल"}', 30),
  ('od', 'RATING_CRITERION', 'RECORDS', 'Records and co-operation', '{"or": "କାଗଜପତ୍ର ଓ ସହଯୋଗ", "hi": "अभिलेख और सहयोग"}', 40);

insert into public.document_kinds (tenant_id, owner_type, code, name, local_names, extensions, requires_name, max_count, ordinal) values
  ('od', 'measurement', 'SITE_PHOTO', 'Photograph of the site', '{"or": "ସ୍ଥଳର ଫଟୋ", "hi": "स्थल का फ़ोटो"}', '{jpg,jpeg,png}', false, 20, 10),
  ('od', 'measurement', 'PAPER_BOOK', 'Page of the paper book', '{"or": "କାଗଜ ପୁସ୍ତିକାର ପୃଷ୍ଠା", "hi": "काग़ज़ी पुस्तिका का पृष्ठ"}', '{pdf,jpg,jpeg,png}', false, 20, 20),
  ('od', 'measurement', 'OTHERS', 'Other document', '{"or": "ଅନ୍ୟ ଦଲିଲ", "hi": "अन्य दस्तावेज़"}', '{pdf,doc,docx,xls,xlsx,jpg,jpeg,png}', true, 5, 30),
  ('od', 'site', 'SITE_PHOTO', 'Photograph of the site', '{"or": "ସ୍ଥଳର ଫଟୋ", "hi": "स्थल का फ़ोटो"}', '{jpg,jpeg,png}', false, 10, 10),
  ('od', 'closure', 'SITE_PHOTO', 'Photograph of the finished site', '{"or": "ସମାପ୍ତ ସ୍ଥଳର ଫଟୋ", "hi": "पूर्ण स्थल का फ़ोटो"}', '{jpg,jpeg,png}', false, 20, 10),
  ('od', 'closure', 'COMPLETION_CERTIFICATE', 'Completion certificate', '{"or": "ସମାପ୍ତି ପ୍ରମାଣପତ୍ର", "hi": "पूर्णता प्रमाणपत्र"}', '{pdf,jpg,jpeg,png}', false, 5, 20),
  ('od', 'closure', 'OTHERS', 'Other document', '{"or": "ଅନ୍ୟ ଦଲିଲ", "hi": "अन्य दस्तावेज़"}', '{pdf,doc,docx,xls,xlsx,jpg,jpeg,png}', true, 5, 30),
  ('od', 'asset', 'SITE_PHOTO', 'Photograph of the asset', '{"or": "ସମ୍ପତ୍ତିର ଫଟୋ", "hi": "परिसंपत्ति का फ़ोटो"}', '{jpg,jpeg,png}', false, 20, 10);

insert into public.number_formats (tenant_id, sequence, pattern) values
  ('od', 'measurement', 'MB/{fy}/{seq:6}'),
  ('od', 'closure', 'CL/{fy}/{seq:6}');
insert into public.number_formats (tenant_id, sequence, pattern, resets) values ('od', 'asset', '{city}/AST/{seq:6}', 'NEVER');
