-- Masters of organisations and work orders (planning.md sections 4.2, 4.3, 4.10, 4.11). Names in English, Odia and Hindi.

insert into public.code_values (tenant_id, list_code, code, parent_code, name, local_names, ordinal) values
  ('od', 'ORGANISATION_CLASS', 'A', null, 'Class A', '{"or": "କ ଶ୍ରେଣୀ", "hi": "क श्रेणी"}', 10),
  ('od', 'ORGANISATION_CLASS', 'B', null, 'Class B', '{"or": "ଖ ଶ୍ରେଣୀ", "hi": "ख श्रेणी"}', 20),
  ('od', 'ORGANISATION_CLASS', 'C', null, 'Class C', '{"or": "ଗ ଶ୍ରେଣୀ", "hi": "ग श्रेणी"}', 30),
  ('od', 'ORGANISATION_CLASS', 'D', null, 'Class D', '{"or": "ଘ ଶ୍ରେଣୀ", "hi": "घ श्रेणी"}', 40),
  ('od', 'ORGANISATION_CLASS', 'NA', null, 'Without class', '{"or": "ଶ୍ରେଣୀ ନାହିଁ", "hi": "श्रेणी रहित"}', 50),
  ('od', 'FUNCTIONAL_CATEGORY', 'CW', null, 'Civil works', '{"or": "ସିଭିଲ କାର୍ଯ୍ୟ", "hi": "सिविल कार्य"}', 10),
  ('od', 'FUNCTIONAL_CATEGORY', 'EW', null, 'Electrical works', '{"or": "ବୈଦ୍ୟୁତିକ କାର୍ଯ୍ୟ", "hi": "विद्युत कार्य"}', 20),
  ('od', 'ORGANISATION_TYPE', 'VEN.CON', null, 'Contractor', '{"or": "ଠିକାଦାର", "hi": "ठेकेदार"}', 5),
  ('od', 'CONTRACT_TYPE', 'CON-01', null, 'Work order', '{"or": "କାର୍ଯ୍ୟାଦେଶ", "hi": "कार्यादेश"}', 10),
  ('od', 'AGENCY_ROLE', 'IA', null, 'Implementing agency', '{"or": "କାର୍ଯ୍ୟକାରୀ ସଂସ୍ଥା", "hi": "कार्यान्वयन एजेंसी"}', 10),
  ('od', 'AGENCY_ROLE', 'IP', null, 'Implementation partner', '{"or": "କାର୍ଯ୍ୟାନ୍ୱୟନ ସହଯୋଗୀ", "hi": "कार्यान्वयन साझेदार"}', 20),
  ('od', 'AGENCY_ROLE', 'CONTRACTOR', null, 'Contractor', '{"or": "ଠିକାଦାର", "hi": "ठेकेदार"}', 30),
  ('od', 'ORDER_VALUE_RULE', 'ESTIMATE', null, 'The estimate less overheads that are no order value', '{"or": "ଆଦେଶ ମୂଲ୍ୟରେ ନଥିବା ଅତିରିକ୍ତ ଖର୍ଚ୍ଚ ବାଦ୍ ଅଟକଳ", "hi": "कार्यादेश मूल्य से बाहर के ऊपरी व्यय घटाकर प्राक्कलन"}', 10),
  ('od', 'ORDER_VALUE_RULE', 'LABOUR', null, 'The labour part of the works', '{"or": "କାର୍ଯ୍ୟର ଶ୍ରମ ଅଂଶ", "hi": "कार्य का श्रम भाग"}', 20),
  ('od', 'ACCEPTANCE_LAPSE', 'DUE_LIST', null, 'Put on the due list; two officers decide', '{"or": "ବକେୟା ତାଲିକାକୁ ଯାଏ; ଦୁଇ ଅଧିକାରୀ ନିଷ୍ପତ୍ତି ନିଅନ୍ତି", "hi": "देय सूची में जाए; दो अधिकारी निर्णय लें"}', 10),
  ('od', 'ACCEPTANCE_LAPSE', 'LAPSE', null, 'Lapses by itself, with notice', '{"or": "ସୂଚନା ସହ ଆପେ ରଦ୍ଦ ହୁଏ", "hi": "सूचना सहित स्वयं समाप्त हो"}', 20),
  ('od', 'ACCEPTANCE_LAPSE', 'NONE', null, 'Stays open', '{"or": "ଖୋଲା ରହେ", "hi": "खुला रहे"}', 30);

insert into public.number_formats (tenant_id, sequence, pattern, resets) values
  ('od', 'organisation', 'ORG-{seq:6}', 'NEVER'),
  ('od', 'work_order', 'WO/{fy}/{seq:6}', 'FINANCIAL_YEAR'),
  ('od', 'time_extension', 'TE/{fy}/{seq:6}', 'FINANCIAL_YEAR'),
  ('od', 'revised_work_order', 'RW/{fy}/{seq:6}', 'FINANCIAL_YEAR');

insert into public.document_kinds (tenant_id, owner_type, code, name, local_names, extensions, requires_name, max_count, ordinal) values
  ('od', 'work_order', 'WARD_RESOLUTION', 'Resolution of the ward committee', '{"or": "ୱାର୍ଡ କମିଟିର ସଂକଳ୍ପ", "hi": "वार्ड समिति का संकल्प"}', '{pdf,doc,docx,jpg,jpeg,png}', false, 5, 10),
  ('od', 'work_order', 'ULB_RESOLUTION', 'Resolution of the municipal committee', '{"or": "ପୌର କମିଟିର ସଂକଳ୍ପ", "hi": "नगर समिति का संकल्प"}', '{pdf,doc,docx,jpg,jpeg,png}', false, 5, 20),
  ('od', 'work_order', 'BOQ', 'Bill of quantities', '{"or": "ପରିମାଣ ତାଲିକା", "hi": "मात्रा पत्रक"}', '{pdf,doc,docx,xls,xlsx}', false, 5, 30),
  ('od', 'work_order', 'SITE_PHOTO', 'Photograph of the site', '{"or": "ସ୍ଥଳର ଫଟୋ", "hi": "स्थल का फ़ोटो"}', '{jpg,jpeg,png}', false, 20, 40),
  ('od', 'work_order', 'OTHERS', 'Other document', '{"or": "ଅନ୍ୟ ଦଲିଲ", "hi": "अन्य दस्तावेज़"}', '{pdf,doc,docx,xls,xlsx,jpg,jpeg,png}', true, 5, 50),
  ('od', 'work_order_amendment', 'OTHERS', 'Supporting document', '{"or": "ସହାୟକ ଦଲିଲ", "hi": "सहायक दस्तावेज़"}', '{pdf,doc,docx,jpg,jpeg,png}', true, 5, 60);

insert into public.standard_terms (tenant_id, code, agency_role_code, name, local_names, ordinal) values
  ('od', 'GEN_SAFETY', null, 'Safety of workers and the public at the site is the duty of the executing agency.',
    '{"or": "କାର୍ଯ୍ୟସ୍ଥଳରେ ଶ୍ରମିକ ଓ ଜନସାଧାରଣଙ୍କ ସୁରକ୍ଷା କାର୍ଯ୍ୟକାରୀ ସଂସ୍ଥାର ଦାୟିତ୍ୱ।", "hi": "कार्य स्थल पर श्रमिकों और जनता की सुरक्षा कार्यकारी संस्था का दायित्व है।"}', 10),
  ('od', 'GEN_MEASUREMENT', null, 'Payment is made on the quantities that are measured and approved, at the rates of this order.',
    '{"or": "ମାପ ହୋଇ ଅନୁମୋଦିତ ପରିମାଣ ଉପରେ ଏହି ଆଦେଶର ଦରରେ ଦେୟ ଦିଆଯିବ।", "hi": "भुगतान मापी गई एवं अनुमोदित मात्राओं पर इस आदेश की दरों से होगा।"}', 20),
  ('od', 'GEN_TIME', null, 'The work is completed within the period of this order; more time is asked for before it ends.',
    '{"or": "ଏହି ଆଦେଶର ସମୟ ମଧ୍ୟରେ କାର୍ଯ୍ୟ ସମାପ୍ତ ହେବ; ଅଧିକ ସମୟ ଶେଷ ହେବା ପୂର୍ବରୁ ମଗାଯିବ।", "hi": "कार्य इस आदेश की अवधि में पूरा होगा; अधिक समय उसके समाप्त होने से पहले माँगा जाएगा।"}', 30),
  ('od', 'IA_WORKERS', 'IA', 'The list of workers with their Aadhaar and bank particulars is handed in before the work begins.',
    '{"or": "କାର୍ଯ୍ୟ ଆରମ୍ଭ ପୂର୍ବରୁ ଶ୍ରମିକଙ୍କ ଆଧାର ଓ ବ୍ୟାଙ୍କ ବିବରଣୀ ସହ ତାଲିକା ଦାଖଲ କରାଯିବ।", "hi": "कार्य आरंभ से पहले श्रमिकों की सूची आधार एवं बैंक विवरण सहित जमा की जाएगी।"}', 40),
  ('od', 'IA_MATERIAL', 'IA', 'Materials are bought from vendors of the agency''s list at the rates of the estimate.',
    '{"or": "ସାମଗ୍ରୀ ସଂସ୍ଥାର ତାଲିକାଭୁକ୍ତ ବିକ୍ରେତାଙ୍କଠାରୁ ଅଟକଳର ଦରରେ କିଣାଯିବ।", "hi": "सामग्री संस्था की सूची के विक्रेताओं से प्राक्कलन की दरों पर खरीदी जाएगी।"}', 50),
  ('od', 'IP_LABOUR', 'IP', 'The partner provides labour only; materials and machinery are provided by the agency.',
    '{"or": "ସହଯୋଗୀ କେବଳ ଶ୍ରମିକ ଯୋଗାଇବେ; ସାମଗ୍ରୀ ଓ ଯନ୍ତ୍ରପାତି ସଂସ୍ଥା ଯୋଗାଇବ।", "hi": "साझेदार केवल श्रमिक देगा; सामग्री एवं मशीनरी संस्था देगी।"}', 60),
  ('od', 'CON_SECURITY', 'CONTRACTOR', 'The security deposit is returned after the defect liability period.',
    '{"or": "ତ୍ରୁଟି ଦାୟିତ୍ୱ ଅବଧି ପରେ ଜମାନତ ଫେରସ୍ତ ହେବ।", "hi": "जमानत राशि दोष दायित्व अवधि के बाद लौटाई जाएगी।"}', 70);

insert into public.checklist_questions (tenant_id, checklist, code, name, local_names, answer_type, is_required, ordinal) values
  ('od', 'KICKOFF', 'SITE_HANDED_OVER', 'Is the site handed over?', '{"or": "ସ୍ଥଳ ହସ୍ତାନ୍ତର ହୋଇଛି କି?", "hi": "क्या स्थल सौंप दिया गया है?"}', 'YES_NO', true, 10),
  ('od', 'KICKOFF', 'PROJECT_START', 'On which day does the work start?', '{"or": "କାର୍ଯ୍ୟ କେଉଁ ଦିନ ଆରମ୍ଭ ହେବ?", "hi": "कार्य किस दिन आरंभ होगा?"}', 'DATE', true, 20),
  ('od', 'KICKOFF', 'LABOUR_START', 'From which day are workers engaged?', '{"or": "କେଉଁ ଦିନରୁ ଶ୍ରମିକ ନିୟୋଜିତ ହେବେ?", "hi": "श्रमिक किस दिन से लगाए जाएँगे?"}', 'DATE', false, 30),
  ('od', 'KICKOFF', 'FIRST_AID', 'Is first aid at hand?', '{"or": "ପ୍ରାଥମିକ ଚିକିତ୍ସା ସୁବିଧା ଅଛି କି?", "hi": "क्या प्राथमिक उपचार उपलब्ध है?"}', 'YES_NO', true, 40),
  ('od', 'KICKOFF', 'REST_SHADE', 'Is there a shade to rest in?', '{"or": "ବିଶ୍ରାମ ପାଇଁ ଛାଇ ଅଛି କି?", "hi": "क्या विश्राम के लिए छाया है?"}', 'YES_NO', true, 50),
  ('od', 'KICKOFF', 'DRINKING_WATER', 'Is there drinking water?', '{"or": "ପିଇବା ପାଣି ଅଛି କି?", "hi": "क्या पीने का पानी है?"}', 'YES_NO', true, 60),
  ('od', 'KICKOFF', 'SITE_PHOTOS', 'Photographs of the site before the work', '{"or": "କାର୍ଯ୍ୟ ପୂର୍ବରୁ ସ୍ଥଳର ଫଟୋ", "hi": "कार्य से पहले स्थल के फ़ोटो"}', 'UPLOAD', false, 70),
  ('od', 'CLOSURE', 'LABOUR_END', 'Until which day were workers engaged?', '{"or": "କେଉଁ ଦିନ ପର୍ଯ୍ୟନ୍ତ ଶ୍ରମିକ ନିୟୋଜିତ ଥିଲେ?", "hi": "श्रमिक किस दिन तक लगाए गए?"}', 'DATE', true, 10),
  ('od', 'CLOSURE', 'MUSTERS_SUBMITTED', 'Are all muster rolls submitted?', '{"or": "ସମସ୍ତ ମଷ୍ଟର ରୋଲ୍ ଦାଖଲ ହୋଇଛି କି?", "hi": "क्या सभी मस्टर रोल जमा हैं?"}', 'YES_NO', true, 20),
  ('od', 'CLOSURE', 'FINAL_BILL', 'Is the final bill submitted?', '{"or": "ଶେଷ ବିଲ୍ ଦାଖଲ ହୋଇଛି କି?", "hi": "क्या अंतिम बिल जमा है?"}', 'YES_NO', true, 30),
  ('od', 'CLOSURE', 'SITE_PHOTOS', 'Photographs of the finished site', '{"or": "ସମାପ୍ତ ସ୍ଥଳର ଫଟୋ", "hi": "पूर्ण स्थल के फ़ोटो"}', 'UPLOAD', true, 50),
  ('od', 'CLOSURE', 'HANDED_OVER', 'Is the finished work handed over to those who will use and keep it?', '{"or": "ସମାପ୍ତ କାର୍ଯ୍ୟ ବ୍ୟବହାର ଓ ରକ୍ଷଣାବେକ୍ଷଣ କରିବା ଲୋକଙ୍କୁ ହସ୍ତାନ୍ତର ହୋଇଛି କି?", "hi": "क्या पूर्ण कार्य उपयोग और रखरखाव करने वालों को सौंप दिया गया है?"}', 'YES_NO', true, 40);
