-- Mails about bills, in three languages.

insert into public.message_templates (tenant_id, code, language, subject, body) values
  ('od', 'bill_assigned', 'en', 'Bill {number} waits for you', e'{actor} has sent you: bill {number}, {title}.\n\nOpen your inbox to act on it.'),
  ('od', 'bill_assigned', 'or', 'ବିଲ {number} ଆପଣଙ୍କ ଅପେକ୍ଷାରେ', e'{actor} ଆପଣଙ୍କୁ ପଠାଇଛନ୍ତି: ବିଲ {number}, {title}।\n\nକାର୍ଯ୍ୟାନୁଷ୍ଠାନ ପାଇଁ ଆପଣଙ୍କ ଇନବକ୍ସ ଖୋଲନ୍ତୁ।'),
  ('od', 'bill_assigned', 'hi', 'बिल {number} आपकी प्रतीक्षा में', e'{actor} ने आपको भेजा है: बिल {number}, {title}।\n\nकार्रवाई के लिए अपना इनबॉक्स खोलें।'),
  ('od', 'bill_approved', 'en', 'Bill {number} approved', e'{actor} has approved: bill {number}, {title}.'),
  ('od', 'bill_approved', 'or', 'ବିଲ {number} ଅନୁମୋଦିତ', e'{actor} ଅନୁମୋଦନ କରିଛନ୍ତି: ବିଲ {number}, {title}।'),
  ('od', 'bill_approved', 'hi', 'बिल {number} अनुमोदित', e'{actor} ने अनुमोदित किया है: बिल {number}, {title}।'),
  ('od', 'bill_rejected', 'en', 'Bill {number} rejected', e'{actor} has rejected: bill {number}, {title}.\n\nRemark: {comment}'),
  ('od', 'bill_rejected', 'or', 'ବିଲ {number} ପ୍ରତ୍ୟାଖ୍ୟାତ', e'{actor} ପ୍ରତ୍ୟାଖ୍ୟାନ କରିଛନ୍ତି: ବିଲ {number}, {title}।\n\nମନ୍ତବ୍ୟ: {comment}'),
  ('od', 'bill_rejected', 'hi', 'बिल {number} अस्वीकृत', e'{actor} ने अस्वीकार किया है: बिल {number}, {title}।\n\nटिप्पणी: {comment}'),
  ('od', 'bill_returned', 'en', 'Bill {number} came back', e'{actor} has sent back: bill {number}, {title}.\n\nRemark: {comment}'),
  ('od', 'bill_returned', 'or', 'ବିଲ {number} ଫେରସ୍ତ', e'{actor} ଫେରାଇଛନ୍ତି: ବିଲ {number}, {title}।\n\nମନ୍ତବ୍ୟ: {comment}'),
  ('od', 'bill_returned', 'hi', 'बिल {number} वापस', e'{actor} ने वापस भेजा है: बिल {number}, {title}।\n\nटिप्पणी: {comment}');
