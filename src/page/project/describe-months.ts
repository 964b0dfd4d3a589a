import type { Translator } from '../../i18n/translator.ts';

/** Months (1–12) in words, neighbours drawn together, over the turn of the year too: “April to June and October”. */
export function describeMonths(months: readonly number[], { lang, t }: Translator): string {
  const present = new Set(months);
  if (present.size === 12) return t('project.months.all');
  const format = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const name = (month: number): string => format.format(Date.UTC(2001, (month + 11) % 12, 1));
  const runs: { from: number; to: number }[] = [];
  // Months before January are read from the year's end, so that a run over New Year starts in autumn.
  for (let month = 1; month <= 12; month++) {
    if (!present.has(month) || present.has(((month + 10) % 12) + 1)) continue;
    let to = month;
    while (present.has((to % 12) + 1)) to = (to % 12) + 1;
    runs.push({ from: month, to });
  }
  const words = runs.map(({ from, to }) => {
    if (from === to) return name(from);
    if (to === (from % 12) + 1) return [name(from), name(to)];
    return t('project.months.range', { from: name(from), to: name(to) });
  });
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(words.flat());
}
