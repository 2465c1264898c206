-- Mails about musters, in three languages (execution.md section 9).

insert into public.message_templates (tenant_id, code, language, subject, body) values
  ('od', 'muster_assigned', 'en', 'Muster {number} waits for you', e'{actor} has sent you: muster {number}, {title}.\n\nOpen your inbox to act on it.'),
  ('od', 'muster_assigned', 'or', 'ହାଜିରା ତାଲିକା {number} ଆପଣଙ୍କ ଅପେକ୍ଷାରେ', e'{actor} ଆପଣଙ୍କୁ ପଠାଇଛନ୍ତି: ହାଜିରା ତାଲିକା {number}, {title}।\n\nକାର୍ଯ୍ୟାନୁଷ୍ଠାନ ପାଇଁ ଆପଣଙ୍କ ଇନବକ୍ସ ଖୋଲନ୍ତୁ।'),
  ('od', 'muster_assigned', 'hi', 'मस्टर रोल {number} आपकी प्रतीक्षा में', e'{actor} ने आपको भेजा है: मस्टर रोल {number}, {title}।\n\nकार्रवाई के लिए अपना इनबॉक्स खोलें।'),
  ('od', 'muster_approved', 'en', 'Muster {number} approved', e'{actor} has approved: muster {number}, {title}.'),
  ('od', 'muster_approved', 'or', 'ହାଜିରା ତାଲିକା {number} ଅନୁମୋଦିତ', e'{actor} ଅନୁମୋଦନ କରିଛନ୍ତି: ହାଜିରା ତାଲିକା {number}, {title}।'),
  ('od', 'muster_approved', 'hi', 'मस्टर रोल {number} अनुमोदित', e'{actor} ने अनुमोदित किया है: मस्टर रोल {number}, {title}।'),
  ('od', 'muster_rejected', 'en', 'Muster {number} rejected', e'{actor} has rejected: muster {number}, {title}.\n\nRemark: {comment}'),
  ('od', 'muster_rejected', 'or', 'ହାଜିରା ତାଲିକା {number} ପ୍ରତ୍ୟାଖ୍ୟାତ', e'{actor} ପ୍ରତ୍ୟାଖ୍ୟାନ କରିଛନ୍ତି: ହାଜିରା ତାଲିକା {number}, {title}।\n\nମନ୍ତବ୍ୟ: {comment}'),
  ('od', 'muster_rejected', 'hi', 'मस्टर रोल {number} अस्वीकृत', e'{actor} ने अस्वीकार किया है: मस्टर रोल {number}, {title}।\n\nटिप्पणी: {comment}'),
  ('od', 'muster_returned', 'en', 'Muster {number} came back', e'{actor} has sent back: muster {number}, {title}.\n\nRemark: {comment}'),
  ('od', 'muster_returned', 'or', 'ହାଜିରା ତାଲିକା {number} ଫେରସ୍ତ', e'{actor} ଫେରାଇଛନ୍ତି: ହାଜିରା ତାଲିକା {number}, {title}।\n\nମନ୍ତବ୍ୟ: {comment}'),
  ('od', 'muster_returned', 'hi', 'मस्टर रोल {number} वापस', e'{actor} ने वापस भेजा है: मस्टर रोल {number}, {title}।\n\nटिप्पणी: {comment}');
