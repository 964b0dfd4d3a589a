import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Citable, writeBibtex, writeRis, writeText, yearOf } from '../../../src/domain/citation/write-citations.ts';

const DEER: Citable = {
  id: 'mule-deer',
  title: 'GPS fixes of 15 mule deer, 2007–2011',
  citation: 'Merkle, Gage & Sawyer (2022), Migration Mapper. Methods in Ecology and Evolution. doi:10.1111/2041-210X.13976',
  year: 2022,
  doi: '10.5281/zenodo.6868175',
  url: 'https://doi.org/10.5281/zenodo.6868175',
  licence: 'CC-BY-4.0',
  accessed: '2026-11-20',
};

describe('the year of a citation', () => {
  it.each([
    ['Merkle et al. (2022), Migration Mapper', 2022],
    ['Sawyer & Kauffman 2011, Stopover ecology', 2011],
    ['Data of 1998 to 2004, published (in press, 2019a)', 2019],
    ['No year, 12345', undefined],
  ])('%s', (citation, year) => {
    expect(yearOf(citation)).toBe(year);
  });
});

it('BibTeX as its readers take it', () => {
  expect(writeBibtex([{ ...DEER, author: 'Game & Fish, 100 %' }])).toBe(`@misc{mule-deer,
  author = {{Game \\& Fish, 100 \\%}},
  title = {{GPS fixes of 15 mule deer, 2007–2011}},
  year = {2022},
  doi = {10.5281/zenodo.6868175},
  url = {https://doi.org/10.5281/zenodo.6868175},
  urldate = {2026-11-20},
  note = {Merkle, Gage \\& Sawyer (2022), Migration Mapper. Methods in Ecology and Evolution. doi:10.1111/2041-210X.13976 Licence: CC-BY-4.0}
}
`);
});

it('whatever a text holds, braces of BibTeX stay balanced and records of RIS whole', () => {
  const text = string({ unit: constantFrom('a', '{', '}', '\\', '%', '\n', '\r', 'é', '_', ' ') });
  assert(
    property(text, text, text, (title, citation, author) => {
      const bibtex = writeBibtex([{ id: 'a', title, citation, author }]).replaceAll(/\\[{}]/g, '');
      let depth = 0;
      for (const char of bibtex) {
        if (char === '{') depth += 1;
        if (char === '}') depth -= 1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      const ris = writeRis([{ id: 'a', title, citation, author }]);
      for (const line of ris.split('\r\n').slice(0, -2)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
      expect(ris.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }),
    { seed: 4, numRuns: 300 },
  );
});

it('RIS, a tag a line', () => {
  expect(writeRis([DEER]).split('\r\n')).toEqual([
    'TY  - DATA',
    'ID  - mule-deer',
    'TI  - GPS fixes of 15 mule deer, 2007–2011',
    'PY  - 2022',
    'DO  - 10.5281/zenodo.6868175',
    'UR  - https://doi.org/10.5281/zenodo.6868175',
    'Y2  - 2026/11/20',
    `N1  - ${DEER.citation}`,
    'N1  - Licence: CC-BY-4.0',
    'ER  - ',
    '',
    '',
  ]);
});

it('text names an address that the citation does not', () => {
  expect(writeText([DEER, { id: 'b', title: 'B', citation: 'B (2020).', url: 'https://example.org/b' }])).toBe(
    `${DEER.citation} https://doi.org/10.5281/zenodo.6868175 Accessed 2026-11-20. Licence: CC-BY-4.0.\n\nB (2020). https://example.org/b\n`,
  );
});
