-- Masters of budget and tendering. Functions and funds: works-mdms-data finance/Functions.json, finance/Fund.json.

insert into public.code_values (tenant_id, list_code, code, name, local_names, ordinal) values
  ('od', 'BUDGET_FUNCTION', '0001', 'Municipal body', '{"or": "ପୌର ସଂସ୍ଥା", "hi": "नगर निकाय"}', 10),
  ('od', 'BUDGET_FUNCTION', '0002', 'Administration', '{"or": "ପ୍ରଶାସନ", "hi": "प्रशासन"}', 20),
  ('od', 'BUDGET_FUNCTION', '0003', 'Finance, accounts, audit', '{"or": "ଅର୍ଥ, ହିସାବ, ଅଡିଟ", "hi": "वित्त, लेखा, लेखा परीक्षा"}', 30),
  ('od', 'BUDGET_FUNCTION', '0006', 'Estate', '{"or": "ସମ୍ପତ୍ତି", "hi": "संपदा"}', 40),
  ('od', 'BUDGET_FUNCTION', '1011', 'City and town planning', '{"or": "ନଗର ଯୋଜନା", "hi": "नगर नियोजन"}', 50);

insert into public.number_formats (tenant_id, sequence, pattern) values
  ('od', 'appropriation', 'AP/{fy}/{seq:6}'),
  ('od', 'tender', 'TN/{fy}/{seq:6}'),
  ('od', 'letter_of_intent', 'LI/{fy}/{mm}/{seq:6}');

-- Values of ContractorClass.json; below the least class any contractor may bid.
insert into public.contractor_classes (tenant_id, code, name, local_names, min_amount, max_amount, organisation_classes, ordinal) values
  ('od', 'OPEN', 'Any class', '{"or": "ଯେକୌଣସି ଶ୍ରେଣୀ", "hi": "कोई भी श्रेणी"}', 0, 1000000, '{A,B,C,D,NA}', 10),
  ('od', 'GRADE-2', 'Grade 2', '{"or": "ଶ୍ରେଣୀ ୨", "hi": "श्रेणी २"}', 1000000, 5000000, '{A,B}', 20),
  ('od', 'GRADE-1', 'Grade 1', '{"or": "ଶ୍ରେଣୀ ୧", "hi": "श्रेणी १"}', 5000000, 10000000, '{A}', 30);

insert into public.document_kinds (tenant_id, owner_type, code, name, local_names, extensions, requires_name, max_count, ordinal) values
  ('od', 'tender', 'TENDER_NOTICE', 'Notice inviting tender', '{"or": "ଟେଣ୍ଡର ଆମନ୍ତ୍ରଣ ସୂଚନା", "hi": "निविदा आमंत्रण सूचना"}', '{pdf,doc,docx}', false, 2, 10),
  ('od', 'tender', 'CONDITIONS', 'Conditions of contract', '{"or": "ଚୁକ୍ତି ସର୍ତ୍ତାବଳୀ", "hi": "संविदा की शर्तें"}', '{pdf,doc,docx}', false, 5, 20),
  ('od', 'tender', 'DRAWING', 'Drawing', '{"or": "ନକ୍ସା", "hi": "नक्शा"}', '{pdf,jpg,jpeg,png}', false, 20, 30),
  ('od', 'tender', 'OTHERS', 'Other document', '{"or": "ଅନ୍ୟ ଦଲିଲ", "hi": "अन्य दस्तावेज़"}', '{pdf,doc,docx,xls,xlsx,jpg,jpeg,png}', true, 5, 40);
