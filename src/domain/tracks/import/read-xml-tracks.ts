import { AtlasError } from '../../errors.ts';
import { XmlTokenizer } from '../../formats/xml-tokenizer.ts';
import { gpxReader } from './read-gpx.ts';
import type { FormatContext, MappingQuestion } from './import-types.ts';
import { kmlReader } from './read-kml.ts';
import type { XmlTrackReader } from './xml-track-reader.ts';

const READERS: Readonly<Record<string, (context: FormatContext) => XmlTrackReader>> = { gpx: gpxReader, kml: kmlReader };

/**
 * Read the tracks of a GPX or KML file, told apart by their first element.
 * @returns the question to ask where the columns of its points are not known
 * @throws AtlasError naming file and row where the XML is damaged, or neither
 */
export async function readXmlTracks(chunks: AsyncIterable<string>, context: FormatContext): Promise<MappingQuestion | undefined> {
  const { file, tally } = context;
  let reader: XmlTrackReader | undefined;
  const tokenizer = new XmlTokenizer(file, {
    open(element, attributes, row) {
      if (!reader) {
        const open = Object.hasOwn(READERS, element) ? READERS[element] : undefined;
        if (!open) throw new AtlasError('gpx.otherXml', {}, { file, row, field: element.slice(0, 40) });
        reader = open(context);
      }
      reader.open(element, attributes, row);
    },
    close: (element, row) => reader?.close(element, row),
    text: (text) => reader?.text(text),
  });
  for await (const chunk of chunks) {
    tokenizer.push(chunk);
    tally.swaps.check(tally.fields.lat, false);
  }
  tokenizer.end();
  const question = await reader?.end();
  if (question) return question;
  tally.swaps.check(tally.fields.lat, true);
  return undefined;
}
