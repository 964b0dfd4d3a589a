const WIDE = String.raw`[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]`;
/** Ideographs, and the signs as wide as they are. */
export const HAN = new RegExp(WIDE, 'u');

/** Before and behind a stretch of Chinese: where a line may end though there is no blank. */
export const AT_HAN = new RegExp(`(?<=${WIDE})(?!${WIDE})|(?<!${WIDE})(?=${WIDE})`, 'u');

const NUMBER = String.raw`\d[\d.,]*%?(?:\s?[–～-]\s?\d[\d.,]*%?)?`;
/** Units of more than one letter; any other ideograph behind a number is one with it, too: 12 只, 3 个. */
const UNITS = '平方公里|公里|公顷|平方米|千米|厘米|毫米|小时|分钟|个月';

/**
 * What a line of Chinese does not tear apart, though any two ideographs may be: a number and its unit, and a date. Text is split by it
 * into what may be torn and what may not, in turn.
 */
export const KEPT_IN_CHINESE = new RegExp(
  String.raw`((?:第\s?)?${NUMBER}\s?(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|月(?:\d{1,2}日)?|${UNITS}|\p{Script=Han})|${UNITS})`,
  'u',
);

/** Signs as wide as an ideograph, which have their room within them. */
const WIDE_BEFORE = '、。，；：！？）》」』';
const WIDE_BEHIND = '（《「『';

/** Chinese without the blanks that sentences, names and figures of other languages are joined by: none stands at its wide signs, nor between ideographs. */
export function closeUp(text: string): string {
  return text.replaceAll(BLANKS, '');
}

const BLANKS = new RegExp(String.raw`(?<=[${WIDE_BEFORE}]) +| +(?=[${WIDE_BEFORE}${WIDE_BEHIND}])|(?<=\p{Script=Han}) +(?=\p{Script=Han})`, 'gu');

/** Whether what follows needs no blank before it. */
export function endsWide(text: string): boolean {
  return WIDE_BEFORE.includes(text.at(-1) ?? ' ');
}
