import { describe, expect, it } from 'vitest';
import type { Assessment, PopulationMet } from '../../../src/domain/assessment/assess-alternative.ts';
import { criterionValues, rankAlternatives } from '../../../src/domain/assessment/rank-alternatives.ts';
import { BARRIER_TYPE, BARRIER_TYPES } from '../../../src/domain/catalog/layer-kinds.ts';
import { listEntries } from '../../../src/domain/catalog/find-entries.ts';
import { sayRankCaveats } from '../../../src/factsheet/report/say-rank.ts';
import { formatProjectCsv, formatProjectGeojson } from '../../../src/page/project/project-files.ts';
import { listEntriesNear } from '../../../src/state/project-request.ts';
import { cutsNothing, judgeAssessment, knowsAnimalsNear } from '../../../src/domain/statements/of-project.ts';
import { describeAssessment } from '../../../src/page/project/describe-assessment.ts';
import { findAnimalsIn } from '../../../src/page/project/use-assessments.ts';
import { built } from '../catalog/built-catalog.ts';
import { translatorIn } from '../i18n/catalogues.ts';

const find = (id: string) => findAnimalsIn(built, id);
const met = (population: string, highKm = 2): PopulationMet => ({
  population,
  name: population,
  corridor: {
    use: 'high',
    byUse: {
      low: { lengthKm: highKm, parts: 1, points: [] },
      medium: { lengthKm: highKm, parts: 1, points: [] },
      high: { lengthKm: highKm, parts: 1, points: [] },
    },
  },
  stopoverKm: 0,
  separations: [],
  pieces: undefined,
  crossed: undefined,
  events: [],
  avoid: [],
});
const assessmentOf = (...populations: PopulationMet[]): Assessment => ({ lengthKm: 10, populations, areas: [], barriers: [], searched: [] });

describe('a planned line and the animals of the atlas', () => {
  it('is said to cut nothing of animals that it does not stop, whatever its type', () => {
    const { t } = translatorIn('en');
    for (const type of BARRIER_TYPES) {
      for (const { row, species } of listEntries(built)) {
        const { counted, apart } = judgeAssessment(assessmentOf(met(row.id)), type, find);
        expect(counted.populations.length + apart.length).toBe(1);
        const said = describeAssessment(assessmentOf(met(row.id)), { type, bufferM: 0 }, find, translatorIn('en')).join(' ');
        const word = row.barriers?.find(({ kind }) => BARRIER_TYPE[kind] === type);
        const stopped = word?.counts ?? (species.group === 'ungulate' ? type !== 'power line' : species.group === 'bird' && type === 'power line');
        expect([row.id, type, counted.populations.length]).toEqual([row.id, type, stopped ? 1 : 0]);
        expect(said.includes(t('project.answer.low', { this: t(`project.this.${type}`), population: row.id }))).toBe(stopped);
        if (!stopped) expect(said).toContain('is not counted');
      }
    }
  });

  it('ranks by the animals that it stops alone', () => {
    const storks = judgeAssessment(assessmentOf(met('white-stork-sw-germany', 500)), 'road', find).counted;
    const deer = judgeAssessment(assessmentOf(met('mule-deer-upper-green-river', 1)), 'road', find).counted;
    expect(
      rankAlternatives([
        { id: 'deer', assessment: deer },
        { id: 'storks', assessment: storks },
      ]).map(({ id }) => id),
    ).toEqual(['storks', 'deer']);
    expect(cutsNothing(criterionValues(storks))).toBe(true);
    expect(cutsNothing(criterionValues(deer))).toBe(false);
  });

  it('says of a pipeline that it stops hoofed mammals only above ground', () => {
    const said = describeAssessment(assessmentOf(met('mule-deer-upper-green-river')), { type: 'pipeline', bufferM: 0 }, find, translatorIn('en'));
    expect(said).toContain('A pipeline stops these animals only where it stands above ground.');
  });

  it('names all months to avoid first, as those of each population do, and then whose they are', () => {
    const byMonth = (...months: number[]) => Array.from({ length: 12 }, (_, i) => ({ events: months.includes(i + 1) ? 3 : 0, individuals: 1 }));
    const dates = { source: 'dates', season: 'spring', from: '03-10', to: '06-20', individuals: 7 } as const;
    const say = (crossed: number[], dated: number[]): string => {
      const avoid = [...new Set([...crossed, ...dated])].map((month) => ({
        month,
        reasons: [...(crossed.includes(month) ? [{ source: 'events', events: 3, individuals: 1 } as const] : []), ...(dated.includes(month) ? [dates] : [])],
      }));
      const deer = {
        ...met('mule-deer-upper-green-river'),
        crossed: { events: 3 * crossed.length, individuals: 4, byMonth: byMonth(...crossed), years: [2010, 2012] as const },
        avoid,
      };
      return describeAssessment(assessmentOf(deer), { type: 'road', bufferM: 0 }, find, translatorIn('en')).join(' ');
    };
    const both = say([11, 12, 1, 2, 3, 4, 5], [3, 4, 5, 6, 10]);
    expect(both).toContain('Months to avoid for works: October to June.');
    expect(both).toContain('crossed here in these months: November to May; most often in January.');
    expect(both).toContain('Migration dates of the population as a whole: March to June and October.');
    expect(say([4, 5], [4])).toContain('Months to avoid for works: April and May, when tracked animals crossed here, most often in April.');
    expect(say([], [4, 5])).toContain('Months to avoid for works: April and May, when the population migrates.');
  });

  it('says the same of where a line runs, whatever its type', () => {
    const deer = met('mule-deer-upper-green-river');
    const ways: [PopulationMet, string, string][] = [
      [deer, 'crosses the corridor', 'runs through the corridor'],
      [{ ...deer, corridor: undefined }, 'tracks of mule-deer-upper-green-river, but no corridor', 'meets no corridor of'],
      [{ ...deer, corridor: undefined, stopoverKm: 1 }, 'runs through stopovers', 'runs through their stopovers'],
      [{ ...deer, corridor: undefined, buffer: { byUse: { low: 1, medium: 0, high: 0 }, stopoversKm2: 0 } }, 'crosses no corridor', 'crosses no corridor'],
    ];
    for (const [way, counted, apart] of ways) {
      const say = (type: 'road' | 'power line'): string => describeAssessment(assessmentOf(way), { type, bufferM: 0 }, find, translatorIn('en')).join(' ');
      expect(say('road')).toContain(counted);
      expect(say('power line')).toContain(apart);
      if (way.corridor === undefined) expect(say('power line')).not.toContain('through the corridor');
    }
  });

  const CROSSED = { events: 68, individuals: 2, years: [2014, 2014] as const, byMonth: [] };
  const pronghorn: PopulationMet = { ...met('pronghorn-pinedale'), corridor: undefined, uncomputed: true, crossed: CROSSED };
  const withoutCorridor = [{ population: 'pronghorn-pinedale', name: 'Pronghorn of Pinedale', tracked: true }];
  const road = { type: 'road', bufferM: 0 } as const;

  it('names populations without a corridor, crossed or not, and never says then that none was tracked near', () => {
    const crossed = describeAssessment({ ...assessmentOf(pronghorn), withoutCorridor }, road, find, translatorIn('en'));
    expect(crossed[0]).toBe(
      'This road meets tracks of pronghorn-pinedale, of which no corridor was computed. Tracked animals crossed this line 68 times (2 animals, 2014).',
    );
    expect(crossed.join(' ')).not.toContain('Only steps of their tracks');
    const near = describeAssessment({ ...assessmentOf(), noneWithin: { km: 50 }, withoutCorridor }, road, find, translatorIn('en')).join(' ');
    expect(near).toContain('Tracked near here, but no corridor was computed: Pronghorn of Pinedale.');
    expect(near).not.toContain('no population tracked');
  });

  it('says in its first sentence how often tracked animals crossed', () => {
    const low = { ...met('mule-deer-upper-green-river'), crossed: { ...CROSSED, events: 1, individuals: 1 } };
    expect(describeAssessment(assessmentOf(low), road, find, translatorIn('en'))[0]).toMatch(
      /^This road crosses the corridor of .* where use is low\. Tracked animals crossed this line once \(1 animal, 2014\)\.$/,
    );
  });

  it('ranks by tracked crossings where corridors are alike, and no line without animals near', () => {
    const ranked = rankAlternatives([
      { id: 'a', assessment: assessmentOf(pronghorn) },
      { id: 'b', assessment: assessmentOf() },
    ]);
    expect(ranked.map(({ id, reason }) => [id, reason?.key])).toEqual([
      ['b', 'project.rank.crossings'],
      ['a', undefined],
    ]);
    expect(cutsNothing(criterionValues(assessmentOf(pronghorn)))).toBe(false);
    expect(knowsAnimalsNear({ ...assessmentOf(), noneWithin: { km: 50 } })).toBe(false);
    expect(knowsAnimalsNear({ ...assessmentOf(), noneWithin: { km: 50 }, withoutCorridor })).toBe(true);
    expect(knowsAnimalsNear({ ...assessmentOf(), noneWithin: { km: 50, nearest: { population: 'p', name: 'P', distanceKm: 9 } } })).toBe(true);
  });

  it('tells beside a ranking what it does not weigh', () => {
    // The first has less corridor, and far more crossings.
    const ranked = rankAlternatives([
      { id: 'A', assessment: assessmentOf(pronghorn) },
      { id: 'B', assessment: assessmentOf(met('mule-deer-upper-green-river')) },
    ]);
    const say = (unranked: string[], without: string[], of = ranked): string[] =>
      sayRankCaveats({ ranked: of, unranked, without, nameOf: (id) => id }, translatorIn('en'));
    expect(ranked[0]?.id).toBe('A');
    expect(say([], ['Pronghorn of Pinedale'])).toEqual([
      'But tracked animals crossed A 68 times, and B never.',
      'No corridor was computed, so that only tracked crossings are weighed, of: Pronghorn of Pinedale.',
    ]);
    expect(say(['Sea'], [], ranked.slice(1))).toEqual([
      'Only B lies where this atlas has tracked animals: there is nothing to compare it with.',
      'Not ranked, for this atlas knows no animals within 50 km: Sea. That is not absence.',
    ]);
  });

  it('looks at populations with movement alone, near a line', () => {
    const line: [number, number][] = [
      [-110.4, 42.9],
      [-110, 42.7],
      [-109.6, 42.5],
    ];
    expect(listEntriesNear({ lines: [line], bufferM: 0 }, built)).toEqual(expect.arrayContaining(['pronghorn-pinedale', 'mule-deer-pinedale']));
  });

  it('gives CSV and GeoJSON the same populations', () => {
    const assessment = { ...assessmentOf(pronghorn), withoutCorridor };
    const project = { id: 'p', name: 'P', ...road, alternatives: [] };
    const row = { alternative: { id: 'a', name: 'A', lines: [] }, assessment, rank: 1 };
    const csv = formatProjectCsv(project, [row], new Map(), []);
    expect(csv).toMatch(/,no corridor computed,pronghorn-pinedale,Pronghorn of Pinedale,/);
    expect(csv).toMatch(/,tracked animals,pronghorn-pinedale,.*,68,2,/);
    expect(formatProjectGeojson(project, [row])).toContain('"noCorridorComputed":["pronghorn-pinedale"]');
  });

  it('never says that nothing is there: how far was looked, and how near the nearest is', () => {
    const say = (noneWithin: Assessment['noneWithin']): string[] =>
      describeAssessment({ ...assessmentOf(), noneWithin }, { type: 'road', bufferM: 0 }, find, translatorIn('en'));
    expect(say({ km: 50 })[0]).toBe('This road meets no corridor: no population tracked in this atlas lies within 50 km of it, which is not absence.');
    expect(say({ km: 50, nearest: { population: 'p', name: 'Deer', distanceKm: 12.34 } })[0]).toBe(
      'This road meets no corridor of this atlas; the nearest, that of Deer, is 12.3\u00a0km away. That no other is known here is not absence.',
    );
  });
});
