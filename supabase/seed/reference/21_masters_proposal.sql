-- Masters of estimate proposals.

insert into public.number_formats (tenant_id, sequence, pattern) values
  ('od', 'proposal', 'EP/{fy}/{seq:6}');

insert into public.document_kinds (tenant_id, owner_type, code, name, local_names, extensions, requires_name, max_count, ordinal) values
  ('od', 'proposal', 'WARD_RESOLUTION', 'Resolution of the ward committee', '{"or": "ୱାର୍ଡ କମିଟିର ସଂକଳ୍ପ", "hi": "वार्ड समिति का संकल्प"}', '{pdf,doc,docx,jpg,jpeg,png}', false, 5, 10),
  ('od', 'proposal', 'SITE_PHOTO', 'Photograph of the site', '{"or": "ସ୍ଥଳର ଫଟୋ", "hi": "स्थल का फ़ोटो"}', '{jpg,jpeg,png}', false, 20, 20),
  ('od', 'proposal', 'OTHERS', 'Other document', '{"or": "ଅନ୍ୟ ଦଲିଲ", "hi": "अन्य दस्तावेज़"}', '{pdf,doc,docx,xls,xlsx,jpg,jpeg,png}', true, 5, 30);

insert into public.message_templates (tenant_id, code, language, subject, body) values
  ('od', 'proposal_assigned', 'en', 'Estimate proposal {number} waits for you', e'{actor} has sent you the estimate proposal {number}, {title}.\n\nOpen your inbox to act on it.'),
  ('od', 'proposal_assigned', 'or', 'ଅଟକଳ ପ୍ରସ୍ତାବ {number} ଆପଣଙ୍କ ଅପେକ୍ଷାରେ', e'{actor} ଆପଣଙ୍କୁ ଅଟକଳ ପ୍ରସ୍ତାବ {number}, {title} ପଠାଇଛନ୍ତି।\n\nକାର୍ଯ୍ୟାନୁଷ୍ଠାନ ପାଇଁ ଆପଣଙ୍କ ଇନବକ୍ସ ଖୋଲନ୍ତୁ।'),
  ('od', 'proposal_assigned', 'hi', 'प्राक्कलन प्रस्ताव {number} आपकी प्रतीक्षा में', e'{actor} ने आपको प्राक्कलन प्रस्ताव {number}, {title} भेजा है।\n\nकार्रवाई के लिए अपना इनबॉक्स खोलें।'),
  ('od', 'proposal_approved', 'en', 'Estimate proposal {number} approved in principle', e'{actor} has approved the estimate proposal {number}, {title}, in principle. The detailed estimate can be drawn up.'),
  ('od', 'proposal_approved', 'or', 'ଅଟକଳ ପ୍ରସ୍ତାବ {number} ନୀତିଗତ ଭାବେ ଅନୁମୋଦିତ', e'{actor} ଅଟକଳ ପ୍ରସ୍ତାବ {number}, {title} ନୀତିଗତ ଭାବେ ଅନୁମୋଦନ କରିଛନ୍ତି। ବିସ୍ତୃତ ଅଟକଳ ପ୍ରସ୍ତୁତ କରାଯାଇପାରେ।'),
  ('od', 'proposal_approved', 'hi', 'प्राक्कलन प्रस्ताव {number} सैद्धांतिक रूप से अनुमोदित', e'{actor} ने प्राक्कलन प्रस्ताव {number}, {title} को सैद्धांतिक अनुमोदन दिया है। विस्तृत प्राक्कलन बनाया जा सकता है।'),
  ('od', 'proposal_rejected', 'en', 'Estimate proposal {number} ended', e'{actor} has rejected or withdrawn the estimate proposal {number}, {title}.\n\nRemark: {comment}'),
  ('od', 'proposal_rejected', 'or', 'ଅଟକଳ ପ୍ରସ୍ତାବ {number} ପ୍ରତ୍ୟାଖ୍ୟାତ', e'{actor} ଅଟକଳ ପ୍ରସ୍ତାବ {number}, {title} ପ୍ରତ୍ୟାଖ୍ୟାନ ବା ପ୍ରତ୍ୟାହାର କରିଛନ୍ତି।\n\nମନ୍ତବ୍ୟ: {comment}'),
  ('od', 'proposal_rejected', 'hi', 'प्राक्कलन प्रस्ताव {number} समाप्त', e'{actor} ने प्राक्कलन प्रस्ताव {number}, {title} अस्वीकृत किया या वापस लिया है।\n\nटिप्पणी: {comment}'),
  ('od', 'proposal_returned', 'en', 'Estimate proposal {number} came back', e'{actor} has sent back the estimate proposal {number}, {title}.\n\nRemark: {comment}'),
  ('od', 'proposal_returned', 'or', 'ଅଟକଳ ପ୍ରସ୍ତାବ {number} ଫେରସ୍ତ', e'{actor} ଅଟକଳ ପ୍ରସ୍ତାବ {number}, {title} ଫେରାଇଛନ୍ତି।\n\nମନ୍ତବ୍ୟ: {comment}'),
  ('od', 'proposal_returned', 'hi', 'प्राक्कलन प्रस्ताव {number} वापस', e'{actor} ने प्राक्कलन प्रस्ताव {number}, {title} वापस भेजा है।\n\nटिप्पणी: {comment}');
