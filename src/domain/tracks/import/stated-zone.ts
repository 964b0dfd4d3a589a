import { DELIMITERS } from './table-start.ts';
import { zoneOfText } from './row-clocks.ts';

/** The clock of a file's times, as a line before its header says it. */
export interface StatedZone {
  /** As a mapping names it. */
  readonly zone: string;
  /** The line, and what it says. */
  readonly row: number;
  readonly text: string;
}

/** What collars' software and people call it: Telonics' “Report Time Zone”. */
const NAME =
  /^(?:(?:report|data|export|gps|local)[ _-]?)?(?:time[ _-]?zone|zeitzone|fuseau horaire|zona horaria|huso horario|часовой пояс|时区|時区|المنطقة الزمنية)$/i;
const SENTENCE = /^(?:all )?(?:dates and )?times?(?:stamps?)? (?:are |is )?(?:given )?(?:in )?(?<zone>UTC|GMT)\.?$/i;

/**
 * The clock that the lines before a table's header state; undefined where none does, two differ, or its name means several.
 * @param before the text before the header
 */
export function findStatedZone(before: string): StatedZone | undefined {
  const found: StatedZone[] = [];
  for (const [at, line] of before.split(/\r\n|\r|\n/).entries()) {
    const text = line.replace(/^\s*[#%!/]+\s*/, '').trim();
    if (text === '' || text.length > 200) continue;
    const stated = SENTENCE.exec(text)?.groups?.['zone'] ?? valueOf(text);
    const zone = stated === undefined ? undefined : zoneOfText(stated);
    if (zone !== undefined) found.push({ zone, row: at + 1, text: text.replace(/[,;\t|\s]+$/, '').slice(0, 60) });
    // What it says is no clock, or several: a person must say.
    else if (stated !== undefined && stated !== '') return undefined;
  }
  return new Set(found.map(({ zone }) => zone)).size === 1 ? found[0] : undefined;
}

/** What stands behind the name of the clock in a line, its delimiter being a table's or a colon. */
function valueOf(text: string): string | undefined {
  for (const mark of [...DELIMITERS, ':', '=']) {
    const at = text.indexOf(mark);
    const [name, value] = at < 0 ? [] : [text.slice(0, at), text.slice(at + 1)].map((part) => part.replaceAll(/^[\s"]+|[\s"]+$/g, ''));
    if (name !== undefined && value !== undefined && NAME.test(name)) return value.replace(/[",;\t|\s]+$/, '');
  }
  return undefined;
}
