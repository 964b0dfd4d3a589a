import type { Content } from 'pdfmake/interfaces';
import { layerOfKind } from '../../domain/catalog/open-entry.ts';
import { NEAR_M } from '../../domain/crossing-events/limits.ts';
import { quoteWord, type Repeat } from '../../domain/how/repeat.ts';
import { repeatSiting } from '../../domain/how/repeat-lines.ts';
import { layAddress, layNote, laySection } from '../lay.ts';
import { SIZE } from '../style.ts';
import { listWords, wrapWords } from '../words.ts';
import type { ReportInput, ReportSiting } from './report-input.ts';

/** A person's own tracks that lines were held against: the names of their files, each set once. */
export function ownTracksOf({ alternatives }: Pick<ReportInput, 'alternatives'>): (readonly string[])[] {
  const sets = new Map<string, readonly string[]>();
  for (const { siting } of alternatives) if (siting && !('file' in siting.tracks)) sets.set(siting.tracks.join('\n'), siting.tracks);
  return [...sets.values()];
}

/** How it was found where lines are crossed and where structures serve most of it. */
export function saySitingMethod(sited: readonly ReportSiting[], { t, number }: ReportInput['translator']): string {
  const spans = [...new Map(sited.map(({ answer: { spanM, edges } }) => [spanM, edges])).entries()];
  return [
    t('siting.how.crossings'),
    ...(sited.some(({ answer }) => answer.failedPerYear !== null) ? [t('siting.how.failed', { distance: number(NEAR_M) })] : []),
    ...spans.map(([spanM, edges]) => t('siting.how.structures', { span: number(spanM), cell: number((edges[1] ?? 0) - (edges[0] ?? 0), 0) })),
    t('siting.how.tried'),
    t('siting.how.least'),
  ].join(' ');
}

/** The command of each line that was sited, with the tracks it takes and where they are. */
export function describeRepeatSiting({ alternatives, catalogUrl, linesFile, translator }: ReportInput): Content[] {
  const { t } = translator;
  const commands = alternatives.flatMap(({ alternative: { name }, siting }): Content[] => {
    if (!siting) return [];
    const { tracks, asked, locationErrorM, places, answer } = siting;
    const repeat = repeatSiting(tracks, { name: linesFile, is: 'project', group: name }, { ...asked, locationErrorM });
    const layer = 'file' in tracks ? layerOfKind(tracks.file, 'tracks') : undefined;
    const own = 'file' in tracks ? [] : [wrapWords(t('report.repeat.sitingOwn', { files: listWords(tracks, translator) }), 60)];
    return [
      {
        stack: [
          ...(layer ? [layAddress(new URL(layer.url, catalogUrl).href)] : []),
          ...own,
          { text: breakCommand(repeat), bold: true, preserveLeadingSpaces: true },
          ...(places === answer.structures ? [] : [layNote(t('report.repeat.sitingMoved'))]),
        ],
        unbreakable: true,
        margin: [8, 3, 0, 0],
      },
    ];
  });
  if (commands.length === 0) return [];
  const notes = ownTracksOf({ alternatives }).length > 0 ? [layNote(t('siting.how.ownColumns'))] : [];
  const how = { text: t('report.repeat.sitingHow', { lines: t('project.lines'), file: linesFile }) };
  return laySection(t('report.repeat.siting'), [{ stack: [how, ...commands, ...notes], fontSize: SIZE.small }]);
}

/** Letters of a word that have room on one line. */
const LONGEST_WORD = 70;

/** A word as a shell takes it; a long list of places or stretches over several lines, without a blank between them. */
function breakWord(word: string): string {
  const pieces: string[] = [];
  for (const item of word.split(/(?<=;)/u)) {
    const last = pieces.at(-1);
    if (last === undefined || last.length + item.length > LONGEST_WORD) pieces.push(item);
    else pieces[pieces.length - 1] = last + item;
  }
  return pieces.map(quoteWord).join('\\\n');
}

/** A command broken before each option, where a shell takes it up again. */
function breakCommand({ words }: Repeat): string {
  return ['npx', 'atlas', ...words].reduce((said, word) => `${said}${said === '' ? '' : word.startsWith('--') ? ' \\\n  ' : ' '}${breakWord(word)}`, '');
}
