import type { Messages } from '../../translator.ts';

/** Texts of "What crosses the corridors", in Arabic. */
export const overview: Messages = {
  'overview.title': 'ما الذي يقطع الممرات',
  'overview.turnOn': 'شغّل طبقة حواجز لمقارنة كل الممرات.',
  'overview.lead': 'ما تقطعه هذه الطبقات في كل ممرات هذا الأطلس: {layers}.',
  'overview.start': 'قارن كل الممرات',
  'overview.computing': 'مقاطعة الحواجز مع كل الممرات',
  'overview.answer': {
    zero: 'لا تقطع حواجز هذه الطبقات أي ممر من {of}.',
    one: 'تقطع حواجز هذه الطبقات ممرًا واحدًا من {of}، هو ممر {population}: {km} في الداخل.',
    two: 'تقطع حواجز هذه الطبقات ممرين من {of}، وأكثرهما ممر {population}: {km} في الداخل.',
    few: 'تقطع حواجز هذه الطبقات {n} ممرات من {of}، وأكثرها ممر {population}: {km} في الداخل.',
    many: 'تقطع حواجز هذه الطبقات {n} ممرًا من {of}، وأكثرها ممر {population}: {km} في الداخل.',
    other: 'تقطع حواجز هذه الطبقات {n} ممر من {of}، وأكثرها ممر {population}: {km} في الداخل.',
  },
  'overview.none': 'لا يقطع أي حاجز من هذه الطبقات ممرًا من هذا الأطلس: {layers}.',
  'overview.column.population': 'الجماعة',
  'overview.column.barriers': 'الحواجز',
  'overview.column.length': 'في الداخل (كم)',
  'overview.column.high': 'استخدام كثيف (كم)',
  'overview.how': 'الاستخدام المنخفض يشمل المتوسط، والمتوسط يشمل الكثيف. ويُترك ممر لا تصله أي طبقة: فذلك يدل على أين أُضيفت الحواجز، لا على عدم وجودها.',
  'overview.csv': 'جدول كل التقاطعات بصيغة CSV',
};
