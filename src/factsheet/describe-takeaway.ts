import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../domain/catalog/open-entry.ts';
import { describeAddress } from './frame-document.ts';
import type { FactsheetInput } from './factsheet-input.ts';
import { INK, SIZE } from './style.ts';
import { wrapWords } from './words.ts';

/** Most that a side of the QR code may have, points. Its squares have whole points: those of an address of up to 122 letters have two, and a camera reads them from a sheet that is held. */
const QR = 90;
/** More letters make a code too fine to be read at that size. */
const MOST_IN_CODE = 220;

/** The address of a page as a QR code, beside what is given; nothing beside it where the address is too long for one. */
export function besideCode(address: string, stack: Content[]): Content {
  if (address.length > MOST_IN_CODE) return { stack };
  return {
    columns: [
      { width: QR, stack: [{ qr: address, fit: QR, eccLevel: 'M', foreground: INK.text }] },
      { width: '*', stack },
    ],
    columnGap: 14,
  };
}

/** Who to turn to, how to cite the sheet, its licence and address, beside a code that leads to its page. */
export function describeTakeaway(input: FactsheetInput): Content {
  const { entry, translator, pageAddress, atlasTitle, generatedAt } = input;
  const { t, lang, date } = translator;
  const { module, file } = entry;
  const licence = file.layers[0]?.licence ?? module.licence;
  const heading = (text: string): Content => ({ text, bold: true, fontSize: SIZE.body, margin: [0, 0, 0, 1] });
  const line = (text: string): Content => ({ text: wrapWords(text, 60), fontSize: SIZE.small, margin: [0, 0, 0, 4] });
  const cite = t('factsheet.cite.text', { name: textIn(entry.row, 'name', lang), atlas: atlasTitle, date: date(generatedAt), custodian: module.custodian });
  return {
    stack: [
      besideCode(pageAddress, [
        heading(t('factsheet.contact.heading')),
        line([t('factsheet.contact.custodian', { name: module.custodian }), ...(module.contact === undefined ? [] : [module.contact])].join(' ')),
        heading(t('factsheet.cite.heading')),
        line(`${cite} ${t('factsheet.cite.licence', { licence })}`),
      ]),
      describeAddress({ ...input, above: 2 }),
    ],
    unbreakable: true,
    margin: [0, 11, 0, 0],
  };
}
