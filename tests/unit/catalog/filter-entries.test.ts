import { describe, expect, it } from 'vitest';
import { listEntries } from '../../../src/domain/catalog/find-entries.ts';
import { type Beyond, filterEntries, formatFilter, parseFilter, sortValues, toggleValue } from '../../../src/domain/catalog/filter-entries.ts';
import { built } from './built-catalog.ts';

const all = listEntries(built);
const months = { anywhere: [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0], places: { NOR: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0] } };
const beyond: Beyond = {
  months: { 'wild-reindeer-setesdal-austhei': months },
  headlines: { 'wild-reindeer-setesdal-austhei': [{ layer: 'roads-setesdal', barriers: 3, km: 1, highKm: 0, countries: {} }] },
  layers: built.layers,
};
const idsOf = (text: string): string[] => filterEntries(all, parseFilter(text), beyond).entries.map(({ row }) => row.id);

describe('parseFilter and formatFilter', () => {
  it('are inverse, and leave out what is not understood', () => {
    const text = 'group:bird,group:marine mammal,country:KEN,month:3';
    expect(formatFilter(parseFilter(text))).toBe(text);
    expect(parseFilter('group:unicorn,colour:red,month:13,month:0,,country:,appendix:III')).toEqual({});
    expect(parseFilter('month:3,month:3')).toEqual({ month: ['3'] });
    expect(parseFilter(undefined)).toEqual({});
    expect(formatFilter({ month: [] })).toBeUndefined();
  });

  it('toggleValue chooses and takes back', () => {
    const once = toggleValue({}, 'group', 'bird');
    expect(formatFilter(once)).toBe('group:bird');
    expect(formatFilter(toggleValue(once, 'group', 'bird'))).toBeUndefined();
  });
});

describe('filterEntries', () => {
  it('joins values of a facet by or, and facets by and', () => {
    expect(idsOf('').length).toBe(all.length);
    const birds = idsOf('group:bird');
    const both = idsOf('group:bird,group:turtle');
    expect(birds.length).toBeGreaterThan(5);
    expect(both).toEqual(expect.arrayContaining(birds));
    expect(both.length).toBe(birds.length + all.filter(({ species }) => species.group === 'turtle').length);
    expect(idsOf('group:turtle,country:NOR')).toEqual([]);
  });

  it('takes a species of two appendices for each, and one of none for none', () => {
    expect(idsOf('appendix:I')).toContain('loggerhead-turtle-mediterranean');
    expect(idsOf('appendix:II')).toContain('loggerhead-turtle-mediterranean');
    expect(idsOf('appendix:none').length).toBe(all.filter(({ species }) => species.appendix === undefined).length);
  });

  it('animals of the sea are on no country’s land', () => {
    expect(idsOf('country:MEX')).not.toContain('blue-whale-eastern-north-pacific');
    expect(idsOf('country:MEX')).toContain('turkey-vulture-pacific-north-america');
  });

  it('knows months and barriers of those alone of which they are known', () => {
    expect(idsOf('month:3')).toEqual(['wild-reindeer-setesdal-austhei']);
    expect(idsOf('month:4,barrier:roads')).toEqual(['wild-reindeer-setesdal-austhei']);
    expect(idsOf('month:5')).toEqual([]);
    expect(idsOf('barrier:fences')).toEqual([]);
  });

  it('counts of a facet what the others leave, and keeps a chosen value that leaves nothing', () => {
    const { counts, entries } = filterEntries(all, parseFilter('group:turtle,country:NOR'), beyond);
    expect(entries).toEqual([]);
    expect(counts.group.get('ungulate')).toBe(1);
    expect(counts.group.get('turtle')).toBe(0);
    expect(counts.country.get('NOR')).toBe(0);
    const birds = filterEntries(all, parseFilter('group:bird'), beyond);
    for (const [value, n] of birds.counts.category) expect(idsOf(`group:bird,category:${value}`).length).toBe(n);
  });

  it('sorts values by the order of the field, or by their number', () => {
    expect(
      sortValues(
        'month',
        new Map([
          ['12', 9],
          ['2', 1],
        ]),
      ),
    ).toEqual(['2', '12']);
    expect(
      sortValues(
        'country',
        new Map([
          ['KEN', 1],
          ['NOR', 2],
        ]),
      ),
    ).toEqual(['NOR', 'KEN']);
  });
});
