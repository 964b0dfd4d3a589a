import { recogniseTimeForm } from './parse-local-time.ts';

/** Words that programs and people call a track, a point or a folder by whatever animal is in it. */
const COMMON =
  /^(?:(?:my|all|new|gps|the|temporary|saved|animal) ?)?(?:active[ _-]?log|track[ _-]?log|tracks?(?:log)?|trace|untitled|unnamed|sans titre|ohne titel|current|log|paths?|lines?|routes?|placemarks?|points?|positions?|locations?|places|fixes|fix|way ?points?|movements?|trajector(?:y|ies)|data|export|document|doc|layer|folder|feature|no name|none|null|spring|autumn|fall|summer|winter|year|start|end|first|last)(?: ?(?:track|path|line|route|folder|data|export|points?|positions?|fixes|log|location|layer|map|migration|placemark|polygon|document|features?))?(?:[\s_:#.()-]*\d[\d\s:./T()-]*)?Z?:?$/i;
const DATE = /(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4})/;
const CLOCK = /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|GMT))?/;
const DATE_AND_CLOCK = new RegExp(String.raw`[\s,;|(\[@_-]*(?:${DATE.source})(?:[T ,_-]+(?:${CLOCK.source}))?[)\]]?(?![\w.])`);
const CLOCK_ALONE = new RegExp(`^${CLOCK.source}$`);
const MONTH_OR_DATE = new RegExp(String.raw`^(?:${DATE.source}|(?:19|20)\d{2}|[A-Za-z]{3,9}\.? (?:19|20)\d{2})$`);

/** Whether a name may be that of an animal, or the number of its collar: no time, no year, and none that programs give to whatever they write. */
export function isNaming(text: string): boolean {
  const name = text.trim();
  if (name === '' || name.length > 100 || COMMON.test(name) || MONTH_OR_DATE.test(name)) return false;
  return /^(?:\d{4}-)?\d{1,8}$/.test(name) || (recogniseTimeForm(name) === undefined && !CLOCK_ALONE.test(name));
}

/** A name without the date that stands in it, and its clock: `12345` of `12345 2020-05-01 06:00`. */
export function withoutTime(text: string): string {
  return text.length > 200 ? '' : text.replace(DATE_AND_CLOCK, '').trim();
}

/** What a file's name says of the animal in it: its name without endings, or that of its folder where it is called as any other. */
export function animalOfFile(file: string): string {
  const path = file.split(/[\\/]/);
  const stem = (path.pop() ?? file).replace(/\.gz$/i, '').replace(/\.[a-z\d]{1,8}$/i, '');
  const folder = path.pop() ?? '';
  return isNaming(stem) || !isNaming(folder) ? stem || file : folder;
}

/** Whether no two of several spans of time overlap, as the pieces of one receiver's log do not. */
export function areApart(spans: readonly { readonly from: number; readonly to: number }[]): boolean {
  const inTime = [...spans].sort((a, b) => a.from - b.from);
  return inTime.every(({ from }, at) => at === 0 || from >= inTime[at - 1]!.to);
}
