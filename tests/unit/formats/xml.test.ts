import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { XmlTokenizer } from '../../../src/domain/formats/xml-tokenizer.ts';
import { readXml, type XmlElement } from '../../../src/domain/formats/xml.ts';
import { told } from '../i18n/catalogues.ts';

/** What the tokenizer says of a document that comes in pieces of a length: events with neighbouring texts joined, or the fault. */
function events(document: string, length: number): string[] {
  const seen: string[] = [];
  let words = '';
  const say = (event: string): void => {
    // How much of a text came before a fault in it depends on the pieces.
    if (words !== '' && !event.startsWith('fault')) seen.push(`text ${words}`);
    words = '';
    seen.push(event);
  };
  const tokenizer = new XmlTokenizer('a.xml', {
    open: (name, attributes, row) => say(`open ${name} ${JSON.stringify([...attributes])} ${row}`),
    close: (name, row) => say(`close ${name} ${row}`),
    text: (text) => void (words += text),
  });
  try {
    for (let at = 0; at < document.length; at += length) tokenizer.push(document.slice(at, at + length));
    tokenizer.end();
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    say(`fault ${told(error).message}`);
  }
  return seen;
}

/** The same events, told by the tree. */
function eventsOfTree(element: XmlElement): string[] {
  return [`open ${element.name} ${element.line}`, ...element.children.flatMap(eventsOfTree), `close ${element.name}`];
}

const GOOD =
  '\uFEFF<?xml version="1.0"?>\n<!-- <a> --><g:gpx xmlns:g="u" a=\'1 > 0\'\n b="&quot;&#230;&#xE6;">A &amp; B<![CDATA[<&b>]]>\n<trk/><tr\u00e6 ></tr\u00e6>&lt;</g:gpx>\n<!-- end -->\n';

test('the same events whatever the pieces', () => {
  const whole = events(GOOD, GOOD.length);
  expect(whole).toEqual([
    'open gpx [["xmlns:g","u"],["a","1 > 0"],["b","\\"ææ"]] 2',
    'text A & B<&b>\n',
    'open trk [] 4',
    'close trk 4',
    'open træ [] 4',
    'close træ 4',
    'text <',
    'close gpx 4',
  ]);
  for (let length = 1; length < 40; length += 1) expect(events(GOOD, length)).toEqual(whole);
});

test('damage is found alike whatever the pieces, and never escapes as another error', () => {
  const edit = fc.tuple(fc.nat(GOOD.length - 1), fc.nat(8), fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('<', '>', '&', '"', ']]>', '<a>', '')));
  fc.assert(
    fc.property(edit, fc.integer({ min: 1, max: 30 }), ([at, cut, put], length) => {
      const broken = GOOD.slice(0, at) + put + GOOD.slice(at + cut);
      expect(events(broken, length)).toEqual(events(broken, broken.length));
    }),
    { numRuns: 2000 },
  );
});

test('the tree is that of the events', () => {
  const names = events(GOOD, 7)
    .filter((event) => !event.startsWith('text'))
    .map((event) => event.replace(/ \[.*\]/, '').replace(/(close \S+) \d+/, '$1'));
  const root = readXml(GOOD, 'a.xml');
  expect(eventsOfTree(root)).toEqual(names);
  expect(root.text).toBe('A & B<&b>\n<');
  expect(root.attributes.get('b')).toBe('"ææ');
});

test('a text longer than a piece, a tag or a megabyte comes through whole', () => {
  const long = '1.5,2.5 '.repeat(300_000);
  expect(events(`<a>${long}&amp;</a>`, 65_536)[1]).toBe(`text ${long}&`);
});

describe('refused, with the line', () => {
  test.each([
    ['a document type', '<!DOCTYPE a><a/>', 'line 1 has a document type declaration, which is not read for safety'],
    ['an entity defined by the file', '<a>\n&b;</a>', 'line 2 has an unknown entity (&b;)'],
    ['an entity without end', '<a>&amp b</a>', 'has an unknown entity (&amp)'],
    ['a character that XML forbids', '<a>&#0;</a>', 'has an unknown entity (&#0;)'],
    ['nesting', '<a>'.repeat(101), 'is nested deeper than 100 elements'],
    ['crossed tags', '<a>\n<b></a></b>', 'line 2 closes <a>, which is not the element that is open'],
    ['a second root', '<a/>\n<b/>', 'line 2 has a second root element'],
    ['text outside', '<a/>b', 'has text outside the root element'],
    ['CDATA outside', '<a/><![CDATA[b]]>', 'has text outside the root element'],
    ['an attribute twice', '<a b="1" b="2"/>', 'has an attribute twice (b)'],
    ['an attribute without quotes', '<a b=1/>', 'has a damaged <a> tag'],
    ['a tag without a name', '<a>< b/></a>', 'has a “<” that starts no tag'],
    ['an element cut off', '<a><b>', 'ends inside <b>: the file is cut short'],
    ['a tag cut off', '<a', 'begins a tag that never ends'],
    ['a comment cut off', '<a><!-- ', 'begins a comment that never ends'],
    ['nothing', ' ', 'has no element'],
    ['a tag longer than a megabyte', `<a>\n<b c="${'x'.repeat(2e6)}`, 'line 2 begins a tag that never ends'],
  ])('%s', (_, document, words) => {
    for (const length of [1_000_000, 5]) {
      if (document.length / length > 1e5) continue;
      const fault = events(document, length).at(-1);
      expect(fault).toContain('fault a.xml is not well-formed XML: line ');
      expect(fault).toContain(words);
    }
  });
});
