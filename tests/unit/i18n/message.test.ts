import { describe, expect, it } from 'vitest';
import { compileCatalogue, compileMessage, readCatalogue } from '../../../src/i18n/compile-messages.ts';
import { sayMessage, type Message, type Values } from '../../../src/i18n/message.ts';

const categoryOf = { plural: new Intl.PluralRules('en'), ordinal: new Intl.PluralRules('en', { type: 'ordinal' }) };
const say = (source: Message, values: Values = {}): string =>
  sayMessage(compileMessage(source), values, { category: (n, choice) => categoryOf[choice].select(n), number: (n) => n.toLocaleString('en-GB') });

describe('a message of ICU MessageFormat', () => {
  it('is its text where it has no values', () => {
    expect(compileMessage('Zoom in')).toBe('Zoom in');
    expect(say('Zoom in')).toBe('Zoom in');
  });

  it('takes values as they are, whatever signs they hold, and writes numbers', () => {
    expect(say('{name} has {n} fixes', { name: "{n} '$&' #", n: 1234 })).toBe("{n} '$&' # has 1,234 fixes");
  });

  it('chooses a plural form, by the number itself first', () => {
    const source = '{n, plural, =0 {no animal} one {# animal of {of}} other {# animals of {of}}}';
    expect([0, 1, 2500].map((n) => say(source, { n, of: 3 }))).toEqual(['no animal', '1 animal of 3', '2,500 animals of 3']);
  });

  it('chooses by a word and by an ordinal, inside one another too', () => {
    const source =
      '{sex, select, female {her {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} calf} other {{n, plural, one {# calf} other {# calves}}}}';
    expect(say(source, { sex: 'female', n: 2 })).toBe('her 2nd calf');
    expect(say(source, { sex: 'female', n: 1011 })).toBe('her 1,011th calf');
    expect(say(source, { sex: 'unknown', n: 2 })).toBe('2 calves');
  });

  it('takes quoted signs and apostrophes for what they are', () => {
    expect(say("the animal's '{name}' is <b>{name}</b>, '' too", { name: 'x' })).toBe("the animal's {name} is <b>x</b>, ' too");
    expect(say("'{n}'")).toBe('{n}');
  });

  it('shows a value that is not given by its name', () => {
    expect(say('“{what}”')).toBe('“{what}”');
  });

  it('is compiled once, however often it is asked', () => {
    for (const source of ['plain', "it's '{quoted}'", '{n, plural, one {# a} other {# b}}']) {
      const once = compileMessage(source);
      expect(compileMessage(once)).toEqual(once);
    }
  });

  it('is refused, by its key, where it is cut off or formats a number or a date of its own', () => {
    for (const source of ['{n, plural, one {# a}', '{n, number}', '{d, date, short}', '{n, plural, offset:1 one {#} other {#}}', '{n, plural, one {#}}']) {
      expect(() => compileCatalogue({ 'some.key': source })).toThrow(/^some\.key: /);
    }
  });
});

it('a catalogue is one object of texts', () => {
  expect(readCatalogue('{"a": "b"}')).toEqual({ a: 'b' });
  expect(() => readCatalogue('{"a": {"one": "b"}}')).toThrow('a: a message is a text.');
  expect(() => readCatalogue('null')).toThrow('one JSON object');
});
