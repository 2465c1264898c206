-- Charts of accounts and the mapping between events and accounts. The groups of the ULB book are those of the national
-- municipal accounts manual, the heads of account of the treasury's book those of the scheme; which detailed account stands
-- for what is a choice of this seed that a finance office confirms before it goes live.

insert into public.number_formats (tenant_id, sequence, pattern) values
  ('od', 'journal_ulb', 'JV/{fy}/{seq:6}'),
  ('od', 'journal_state', 'TJ/{fy}/{seq:6}');

insert into public.ledger_accounts (tenant_id, book, code, name, local_names, kind, is_group, register, ordinal) values
  ('od', 'ULB', '110', 'Tax revenue', '{"or": "କର ରାଜସ୍ୱ", "hi": "कर राजस्व"}', 'INCOME', true, null, 110),
  ('od', 'ULB', '120', 'Assigned revenues', '{"or": "ନ୍ୟସ୍ତ ରାଜସ୍ୱ", "hi": "समनुदेशित राजस्व"}', 'INCOME', true, null, 120),
  ('od', 'ULB', '130', 'Rent of municipal property', '{"or": "ପୌର ସମ୍ପତ୍ତିର ଭଡ଼ା", "hi": "नगरपालिका संपत्ति का किराया"}', 'INCOME', true, null, 130),
  ('od', 'ULB', '140', 'Fees and user charges', '{"or": "ଦେୟ ଓ ବ୍ୟବହାର ଶୁଳ୍କ", "hi": "शुल्क और उपयोगकर्ता प्रभार"}', 'INCOME', true, null, 140),
  ('od', 'ULB', '160', 'Revenue grants', '{"or": "ରାଜସ୍ୱ ଅନୁଦାନ", "hi": "राजस्व अनुदान"}', 'INCOME', true, null, 160),
  ('od', 'ULB', '160-10', 'Revenue grants', '{"or": "ରାଜସ୍ୱ ଅନୁଦାନ", "hi": "राजस्व अनुदान"}', 'INCOME', false, null, 161),
  ('od', 'ULB', '180', 'Other income', '{"or": "ଅନ୍ୟ ଆୟ", "hi": "अन्य आय"}', 'INCOME', true, null, 180),
  ('od', 'ULB', '180-80', 'Penalties and other income of works', '{"or": "ଜରିମାନା ଓ କାର୍ଯ୍ୟର ଅନ୍ୟ ଆୟ", "hi": "दंड और कार्यों की अन्य आय"}', 'INCOME', false, null, 181),
  ('od', 'ULB', '210', 'Establishment expenses', '{"or": "ପ୍ରତିଷ୍ଠାନ ବ୍ୟୟ", "hi": "स्थापना व्यय"}', 'EXPENDITURE', true, null, 210),
  ('od', 'ULB', '220', 'Administrative expenses', '{"or": "ପ୍ରଶାସନିକ ବ୍ୟୟ", "hi": "प्रशासनिक व्यय"}', 'EXPENDITURE', true, null, 220),
  ('od', 'ULB', '230', 'Operations and maintenance', '{"or": "ପରିଚାଳନା ଓ ରକ୍ଷଣାବେକ୍ଷଣ", "hi": "संचालन और अनुरक्षण"}', 'EXPENDITURE', true, null, 230),
  ('od', 'ULB', '230-50', 'Repairs and maintenance of infrastructure', '{"or": "ଭିତ୍ତିଭୂମିର ମରାମତି ଓ ରକ୍ଷଣାବେକ୍ଷଣ", "hi": "अवसंरचना की मरम्मत और अनुरक्षण"}', 'EXPENDITURE', false, null, 231),
  ('od', 'ULB', '310', 'Municipal fund', '{"or": "ପୌର ପାଣ୍ଠି", "hi": "नगरपालिका निधि"}', 'LIABILITY', true, null, 310),
  ('od', 'ULB', '312', 'Reserves', '{"or": "ସଂରକ୍ଷିତ ପାଣ୍ଠି", "hi": "आरक्षित निधियाँ"}', 'LIABILITY', true, null, 312),
  ('od', 'ULB', '320', 'Grants for specific purposes', '{"or": "ନିର୍ଦ୍ଦିଷ୍ଟ ଉଦ୍ଦେଶ୍ୟ ପାଇଁ ଅନୁଦାନ", "hi": "विशिष्ट प्रयोजनों के अनुदान"}', 'LIABILITY', true, null, 320),
  ('od', 'ULB', '320-20', 'State grants for specific purposes', '{"or": "ନିର୍ଦ୍ଦିଷ୍ଟ ଉଦ୍ଦେଶ୍ୟ ପାଇଁ ରାଜ୍ୟ ଅନୁଦାନ", "hi": "विशिष्ट प्रयोजनों के राज्य अनुदान"}', 'LIABILITY', false, null, 321),
  ('od', 'ULB', '340', 'Deposits received', '{"or": "ପ୍ରାପ୍ତ ଜମା", "hi": "प्राप्त जमा"}', 'LIABILITY', true, null, 340),
  ('od', 'ULB', '340-10', 'Security deposits of contractors and suppliers', '{"or": "ଠିକାଦାର ଓ ଯୋଗାଣକାରୀଙ୍କ ସୁରକ୍ଷା ଜମା", "hi": "ठेकेदारों और आपूर्तिकर्ताओं की प्रतिभूति जमा"}', 'LIABILITY', false, 'DEDUCTIONS', 341),
  ('od', 'ULB', '350', 'Other liabilities', '{"or": "ଅନ୍ୟ ଦାୟ", "hi": "अन्य देयताएँ"}', 'LIABILITY', true, null, 350),
  ('od', 'ULB', '350-10', 'Creditors', '{"or": "ପାଉଣାଦାର", "hi": "लेनदार"}', 'LIABILITY', true, null, 351),
  ('od', 'ULB', '350-10-01', 'Suppliers', '{"or": "ଯୋଗାଣକାରୀ", "hi": "आपूर्तिकर्ता"}', 'LIABILITY', false, null, 352),
  ('od', 'ULB', '350-10-02', 'Contractors', '{"or": "ଠିକାଦାର", "hi": "ठेकेदार"}', 'LIABILITY', false, null, 353),
  ('od', 'ULB', '350-10-03', 'Wages payable', '{"or": "ଦେୟ ମଜୁରି", "hi": "देय मज़दूरी"}', 'LIABILITY', false, null, 354),
  ('od', 'ULB', '350-10-04', 'Community organisations', '{"or": "ଗୋଷ୍ଠୀ ସଂଗଠନ", "hi": "सामुदायिक संगठन"}', 'LIABILITY', false, null, 355),
  ('od', 'ULB', '350-20', 'Recoveries payable', '{"or": "ଦେୟ ଆଦାୟ", "hi": "देय वसूलियाँ"}', 'LIABILITY', true, null, 360),
  ('od', 'ULB', '350-20-01', 'Income tax deducted', '{"or": "କଟା ଆୟକର", "hi": "काटा गया आयकर"}', 'LIABILITY', false, 'DEDUCTIONS', 361),
  ('od', 'ULB', '350-20-02', 'GST deducted', '{"or": "କଟା ଜିଏସଟି", "hi": "काटा गया जीएसटी"}', 'LIABILITY', false, 'DEDUCTIONS', 362),
  ('od', 'ULB', '350-20-03', 'Labour cess', '{"or": "ଶ୍ରମ ସେସ", "hi": "श्रम उपकर"}', 'LIABILITY', false, 'DEDUCTIONS', 363),
  ('od', 'ULB', '350-20-04', 'Royalty on minerals', '{"or": "ଖଣିଜ ରୟାଲଟି", "hi": "खनिज रॉयल्टी"}', 'LIABILITY', false, 'DEDUCTIONS', 364),
  ('od', 'ULB', '350-20-05', 'Empty cement bags', '{"or": "ଖାଲି ସିମେଣ୍ଟ ବସ୍ତା", "hi": "सीमेंट की खाली बोरियाँ"}', 'LIABILITY', false, 'DEDUCTIONS', 365),
  ('od', 'ULB', '410', 'Fixed assets', '{"or": "ସ୍ଥାୟୀ ସମ୍ପତ୍ତି", "hi": "अचल संपत्तियाँ"}', 'ASSET', true, null, 410),
  ('od', 'ULB', '410-30', 'Roads and public works', '{"or": "ରାସ୍ତା ଓ ଜନ କାର୍ଯ୍ୟ", "hi": "सड़कें और सार्वजनिक कार्य"}', 'ASSET', false, null, 411),
  ('od', 'ULB', '412', 'Capital work in progress', '{"or": "ଚାଲୁ ପୁଞ୍ଜି କାର୍ଯ୍ୟ", "hi": "प्रगतिरत पूँजीगत कार्य"}', 'ASSET', true, null, 412),
  ('od', 'ULB', '412-10', 'Capital work in progress', '{"or": "ଚାଲୁ ପୁଞ୍ଜି କାର୍ଯ୍ୟ", "hi": "प्रगतिरत पूँजीगत कार्य"}', 'ASSET', false, null, 413),
  ('od', 'ULB', '431', 'Receivables', '{"or": "ପାଉଣା", "hi": "प्राप्य राशियाँ"}', 'ASSET', true, null, 431),
  ('od', 'ULB', '431-50', 'Grants receivable from the government', '{"or": "ସରକାରଙ୍କଠାରୁ ପାଉଣା ଅନୁଦାନ", "hi": "सरकार से प्राप्य अनुदान"}', 'ASSET', false, 'CASH', 432),
  ('od', 'ULB', '450', 'Cash and bank', '{"or": "ନଗଦ ଓ ବ୍ୟାଙ୍କ", "hi": "नकद और बैंक"}', 'ASSET', true, null, 450),
  ('od', 'ULB', '450-10', 'Cash', '{"or": "ନଗଦ", "hi": "नकद"}', 'ASSET', false, 'CASH', 451),
  ('od', 'ULB', '450-20', 'Balances with banks', '{"or": "ବ୍ୟାଙ୍କରେ ଥିବା ଅର୍ଥ", "hi": "बैंकों में शेष"}', 'ASSET', false, 'CASH', 452),
  ('od', 'ULB', '460', 'Loans, advances and deposits', '{"or": "ଋଣ, ଅଗ୍ରୀମ ଓ ଜମା", "hi": "ऋण, अग्रिम और जमा"}', 'ASSET', true, null, 460),
  ('od', 'ULB', '460-40', 'Advances to contractors and suppliers', '{"or": "ଠିକାଦାର ଓ ଯୋଗାଣକାରୀଙ୍କୁ ଅଗ୍ରୀମ", "hi": "ठेकेदारों और आपूर्तिकर्ताओं को अग्रिम"}', 'ASSET', false, null, 461);

insert into public.ledger_accounts (tenant_id, book, code, name, local_names, kind, register, exchange_code, ordinal) values
  ('od', 'STATE', '221705800358641045908', 'MUKTA, general', '{"or": "ମୁକ୍ତା, ସାଧାରଣ", "hi": "मुक्ता, सामान्य"}', 'EXPENDITURE', null, '2217-05-800-35-86-41', 1),
  ('od', 'STATE', '221705789358641045908', 'MUKTA, scheduled castes', '{"or": "ମୁକ୍ତା, ଅନୁସୂଚିତ ଜାତି", "hi": "मुक्ता, अनुसूचित जाति"}', 'EXPENDITURE', null, '2217-05-789-35-86-41', 2),
  ('od', 'STATE', '221705796358641045908', 'MUKTA, scheduled tribes', '{"or": "ମୁକ୍ତା, ଅନୁସୂଚିତ ଜନଜାତି", "hi": "मुक्ता, अनुसूचित जनजाति"}', 'EXPENDITURE', null, '2217-05-796-35-86-41', 3),
  ('od', 'STATE', '13-2217-05-800-3586-41045-908-21-1-2', 'MUKTA, fund 01', '{"or": "ମୁକ୍ତା, ପାଣ୍ଠି ୦୧", "hi": "मुक्ता, निधि ०१"}', 'EXPENDITURE', null, '2217-05-800-35-86-41', 4),
  ('od', 'STATE', '13-2217-05-800-3586-20016-000-21-1-1', 'MUKTA, fund 02', '{"or": "ମୁକ୍ତା, ପାଣ୍ଠି ୦୨", "hi": "मुक्ता, निधि ०२"}', 'EXPENDITURE', null, '2217-05-800-35-86-41', 5),
  ('od', 'STATE', '13-2217-05-796-3586-41045-908-21-1-2', 'MUKTA, fund 03', '{"or": "ମୁକ୍ତା, ପାଣ୍ଠି ୦୩", "hi": "मुक्ता, निधि ०३"}', 'EXPENDITURE', null, '2217-05-796-35-86-41', 6),
  ('od', 'STATE', '13-2217-05-789-3586-41045-908-21-1-2', 'MUKTA, fund 04', '{"or": "ମୁକ୍ତା, ପାଣ୍ଠି ୦୪", "hi": "मुक्ता, निधि ०४"}', 'EXPENDITURE', null, '2217-05-789-35-86-41', 7),
  ('od', 'STATE', '8443-00-108-01', 'Labour cess', '{"or": "ଶ୍ରମ ସେସ", "hi": "श्रम उपकर"}', 'LIABILITY', 'DEDUCTIONS', '8443-00-108-01-00-00', 10),
  ('od', 'STATE', '8443-00-108-02', 'Security deposits of works', '{"or": "କାର୍ଯ୍ୟର ସୁରକ୍ଷା ଜମା", "hi": "कार्यों की प्रतिभूति जमा"}', 'LIABILITY', 'DEDUCTIONS', '8443-00-108-02-00-00', 11),
  ('od', 'STATE', '8658-00-112', 'Income tax deducted at source', '{"or": "ଉତ୍ସରେ କଟା ଆୟକର", "hi": "स्रोत पर काटा गया आयकर"}', 'LIABILITY', 'DEDUCTIONS', '8658-00-112-00-00-00', 12),
  ('od', 'STATE', '8658-00-139', 'GST deducted at source', '{"or": "ଉତ୍ସରେ କଟା ଜିଏସଟି", "hi": "स्रोत पर काटा गया जीएसटी"}', 'LIABILITY', 'DEDUCTIONS', '8658-00-139-00-00-00', 13),
  ('od', 'STATE', '0853-00-102', 'Royalty on minerals', '{"or": "ଖଣିଜ ରୟାଲଟି", "hi": "खनिज रॉयल्टी"}', 'INCOME', 'DEDUCTIONS', '0853-00-102-00-00-00', 14),
  ('od', 'STATE', '0217-60-800', 'Other receipts of urban development', '{"or": "ନଗର ଉନ୍ନୟନର ଅନ୍ୟ ପ୍ରାପ୍ତି", "hi": "नगरीय विकास की अन्य प्राप्तियाँ"}', 'INCOME', 'DEDUCTIONS', '0217-60-800-00-00-00', 15),
  ('od', 'STATE', '8999-00-102', 'Cash balance with the Reserve Bank', '{"or": "ରିଜର୍ଭ ବ୍ୟାଙ୍କରେ ନଗଦ ଅବଶେଷ", "hi": "रिज़र्व बैंक में नकद शेष"}', 'ASSET', 'CASH', null, 20);

-- The agency's book. Money that the treasury pays for the agency settles what the government owes it of the grant.
insert into public.posting_rules (tenant_id, book, event_kind, part, bill_kind, head_code, debit_account, credit_account) values
  ('od', 'ULB', 'ALLOTMENT', '*', '*', '*', '431-50', '320-20'),
  ('od', 'ULB', 'BILL_APPROVED', 'GROSS', 'WAGE', '*', '412-10', '350-10-03'),
  ('od', 'ULB', 'BILL_APPROVED', 'GROSS', 'PURCHASE', '*', '412-10', '350-10-01'),
  ('od', 'ULB', 'BILL_APPROVED', 'GROSS', 'SUPERVISION', '*', '412-10', '350-10-04'),
  ('od', 'ULB', 'BILL_APPROVED', 'GROSS', 'ADVANCE', '*', '460-40', '350-10-02'),
  ('od', 'ULB', 'BILL_APPROVED', 'GROSS', 'RUNNING', '*', '412-10', '350-10-02'),
  ('od', 'ULB', 'BILL_APPROVED', 'GROSS', 'FINAL', '*', '412-10', '350-10-02'),
  ('od', 'ULB', 'BILL_APPROVED', 'GROSS', 'RELEASE', '*', '340-10', '350-10-02'),
  ('od', 'ULB', 'WORK_COMPLETED', '*', '*', '*', '410-30', '412-10');
insert into public.posting_rules (tenant_id, book, event_kind, part, bill_kind, head_code, debit_account, credit_account)
select 'od', 'ULB', 'PAYMENT_SUCCESSFUL', 'PAYEE', b.kind, '*', b.account, '431-50'
from (values ('WAGE', '350-10-03'), ('PURCHASE', '350-10-01'), ('SUPERVISION', '350-10-04'), ('ADVANCE', '350-10-02'), ('RUNNING', '350-10-02'),
  ('FINAL', '350-10-02'), ('RELEASE', '350-10-02')) b (kind, account);
-- A deduction takes from what the payee has coming. What is remitted is owed to another until it is paid over; a deposit is owed
-- back, an advance gets smaller, a penalty stays with the agency.
insert into public.posting_rules (tenant_id, book, event_kind, part, bill_kind, head_code, debit_account, credit_account)
select 'od', 'ULB', 'BILL_APPROVED', 'DEDUCTION', b.kind, d.head, b.account, d.account
from (values ('WAGE', '350-10-03'), ('PURCHASE', '350-10-01'), ('SUPERVISION', '350-10-04'), ('ADVANCE', '350-10-02'), ('RUNNING', '350-10-02'),
  ('FINAL', '350-10-02'), ('RELEASE', '350-10-02')) b (kind, account)
cross join (values ('LC', '350-20-03'), ('ITTDS', '350-20-01'), ('GSTTDS', '350-20-02'), ('ROM', '350-20-04'), ('ECB', '350-20-05'), ('SD', '340-10'),
  ('PEN', '180-80'), ('ADVR', '460-40')) d (head, account);
insert into public.posting_rules (tenant_id, book, event_kind, part, head_code, debit_account, credit_account)
select 'od', 'ULB', 'PAYMENT_SUCCESSFUL', 'DEDUCTION', d.head, d.account, '431-50'
from (values ('LC', '350-20-03'), ('ITTDS', '350-20-01'), ('GSTTDS', '350-20-02'), ('ROM', '350-20-04'), ('ECB', '350-20-05')) d (head, account);

-- The treasury's book: cash leaves to a payee, or moves to the head that a deduction belongs to.
insert into public.posting_rules (tenant_id, book, event_kind, part, head_code, debit_account, credit_account) values
  ('od', 'STATE', 'PAYMENT_SUCCESSFUL', 'PAYEE', '*', '@HOA', '8999-00-102'),
  ('od', 'STATE', 'PAYMENT_SUCCESSFUL', 'DEDUCTION', 'LC', '@HOA', '8443-00-108-01'),
  ('od', 'STATE', 'PAYMENT_SUCCESSFUL', 'DEDUCTION', 'ITTDS', '@HOA', '8658-00-112'),
  ('od', 'STATE', 'PAYMENT_SUCCESSFUL', 'DEDUCTION', 'GSTTDS', '@HOA', '8658-00-139'),
  ('od', 'STATE', 'PAYMENT_SUCCESSFUL', 'DEDUCTION', 'ROM', '@HOA', '0853-00-102'),
  ('od', 'STATE', 'PAYMENT_SUCCESSFUL', 'DEDUCTION', 'ECB', '@HOA', '0217-60-800');
