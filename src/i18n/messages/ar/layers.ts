import type { Messages } from '../../translator.ts';

/** Texts of adding a barrier layer. */
export const layers: Messages = {
  'addLayer.file': 'من ملف',
  'addLayer.fileFormats': 'خطوط بصيغة GeoJSON أو Shapefile مضغوط أو KML أو GPX أو GeoPackage أو FlatGeobuf. يُقرأ الملف في هذه الصفحة ويبقى على هذا الجهاز.',
  'addLayer.choose': 'اختيار ملف خطوط',
  'addLayer.fileOf': 'ملف خطوط: {kind}',
  'addLayer.reading': 'تجري قراءة الملف',
  'addLayer.address': 'بعنوانها',
  'addLayer.addressOf': 'عنوان أرشيف PMTiles: {kind}',
  'addLayer.asks': 'لا تُقرأ إلا البلاطات التي يحتاجها ممر أو الخريطة، مهما كان حجم الأرشيف. ومن ثَمّ تطلبها هذه الصفحة من ذلك الخادم، وبوسعه أن يرى أيها.',
  'addLayer.read': 'قراءة الأرشيف',
  'addLayer.readingArchive': 'تجري قراءة الأرشيف',
  'addLayer.sourceLayer': 'الطبقة في الأرشيف',
  'addLayer.choosePlease': 'اختر واحدة',
  'addLayer.property': 'حيث هذه الخاصية فقط',
  'addLayer.any': 'كل الخطوط',
  'addLayer.values': 'إحدى هذه القيم (تفصل بينها فواصل)',
  'addLayer.name': 'الاسم',
  'addLayer.attribution': 'حقوق المصدر',
  'addLayer.licence': 'الترخيص إن عُرف',
  'addLayer.notStated': 'غير مذكور',
  'addLayer.add': 'إضافة الطبقة',
  'addLayer.added': 'طبقاتك: {kind}',
  'addLayer.remove': 'إزالة {title}',
  'addLayer.removeShort': 'إزالة',
  'addLayer.fileCredit': 'ملفك {file}؛ غير مشارَك',
};
