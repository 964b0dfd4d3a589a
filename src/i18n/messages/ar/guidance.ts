import type { Messages } from '../../translator.ts';

/** Texts around the guidance; the statements stay in their sources' English. */
export const guidance: Messages = {
  'guidance.title': 'ما الذي يمكن فعله',
  'guidance.lead': 'من إرشادات منشورة، ومع كل قول مصدره: التجنّب أولًا، ثم تغيير المسار، ثم التخفيف، والتعويض أخيرًا. الأقوال بالإنكليزية كما نُشرت.',
  'guidance.count': {
    zero: '{type}: لا أقوال',
    one: '{type}: قول واحد',
    two: '{type}: قولان',
    few: '{type}: {n} أقوال',
    many: '{type}: {n} قولًا',
    other: '{type}: {n} قول',
  },
  'guidance.none': 'لا يُعرف هنا إرشاد منشور لهذه الحيوانات وما يلي: {types}.',
  'guidance.step.avoid': 'التجنّب',
  'guidance.step.reroute': 'تغيير المسار',
  'guidance.step.mitigate': 'التخفيف',
  'guidance.step.compensate': 'التعويض',
};
