import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readSpecies } from '../../../data/species.ts';
import { describeIssue } from '../../../src/cli/describe-issue.ts';
import { FactSchema, THREAT_WITHOUT_SOURCE } from '../../../src/domain/catalog/fact.ts';
import { findEntry } from '../../../src/domain/catalog/find-entries.ts';
import { SpeciesFileSchema } from '../../../src/domain/catalog/species-file.ts';
import { byThreat, kindsIn, threatsTo, threatsToSpecies, type ThreatStatement } from '../../../src/domain/threats/list-threats.ts';
import { MEASURES, measuresFor } from '../../../src/domain/threats/measures.ts';
import { describeThreat, THREAT_KINDS } from '../../../src/domain/threats/threat-kinds.ts';
import { threatsHere } from '../../../src/domain/threats/threats-here.ts';
import { built } from '../catalog/built-catalog.ts';

const source = { citation: 'Somebody 2020, Where', url: 'https://example.org' };
const folder = fileURLToPath(new URL('../../../data/species', import.meta.url));

describe('the vocabulary', () => {
  it('stands in the order of the classification, each threat once', () => {
    expect(new Set(THREAT_KINDS).size).toBe(THREAT_KINDS.length);
    const codes = THREAT_KINDS.flatMap((kind) => describeThreat(kind).code ?? []).map(Number);
    expect(codes).toEqual(codes.toSorted((a, b) => a - b));
  });

  it('gives every class the name that the classification gives it, the same for the same code', () => {
    const titles = new Map<string, Set<string>>();
    for (const kind of THREAT_KINDS) {
      const { code, title } = describeThreat(kind);
      expect(code === undefined).toBe(title === undefined);
      if (code !== undefined && title !== undefined) titles.set(code, (titles.get(code) ?? new Set()).add(title));
    }
    expect([...titles.values()].map(({ size }) => size)).toEqual([...titles].map(() => 1));
  });
});

describe('a threat without a source', () => {
  const nameless = { text: 'Ships kill whales.', threats: ['ship-strike'] };

  it.each([
    ['an entry', FactSchema, nameless],
    ['a species', SpeciesFileSchema, { id: 'a', names: [], facts: [{ topic: 'pressure', ...nameless }] }],
  ])('is refused of %s, and said to be that', (_, schema, input) => {
    const { issues } = v.safeParse(schema, input);
    expect(issues?.map(({ message }) => message)).toEqual([THREAT_WITHOUT_SOURCE]);
    expect(issues?.map(describeIssue)).toEqual([THREAT_WITHOUT_SOURCE]);
    expect(v.getDotPath(issues![0])).toMatch(/source$/);
  });

  it('is another fault than a statement without a source, and than a threat that nobody knows', () => {
    expect(v.safeParse(FactSchema, { text: 'A fact.' }).issues?.[0].message).not.toBe(THREAT_WITHOUT_SOURCE);
    const unknown = v.safeParse(FactSchema, { text: 'A fact.', threats: ['huntin'], source }).issues;
    expect(unknown && v.getDotPath(unknown[0])).toBe('threats.0');
  });
});

const statement = (text: string, threats: ThreatStatement['threats'], of: ThreatStatement['of'] = 'species'): ThreatStatement => ({
  of,
  text,
  threats,
  source,
});

describe('what sources name', () => {
  const species = {
    facts: [
      { topic: 'pressure' as const, ...statement('Both.', ['hunting', 'fences']) },
      { topic: 'trend' as const, text: 'Fewer.', source },
    ],
  };

  it('is told of the population first, then of the species; the same sentence once', () => {
    const own = { text: 'Here.', threats: ['fences' as const], source };
    const file = { facts: [own, { text: 'Both.', threats: ['hunting' as const], source }, { text: 'No threat.', source }] };
    const all = threatsTo({ file }, species);
    expect(all.map(({ text, of }) => `${of}: ${text}`)).toEqual(['population: Here.', 'population: Both.']);
    expect(threatsToSpecies(species).map(({ text }) => text)).toEqual(['Both.']);
  });

  it('stands under each threat, in the order of the classification', () => {
    const named = byThreat([statement('A.', ['climate', 'fences']), statement('B.', ['fences'])]);
    expect(named.map(({ kind, statements }) => [kind, statements.map(({ text }) => text)])).toEqual([
      ['fences', ['A.', 'B.']],
      ['climate', ['A.']],
    ]);
    expect(kindsIn([{ threats: ['climate'] }, {}, { threats: ['fences', 'climate'] }])).toEqual(['fences', 'climate']);
  });

  it('is listed for a country by threat, of populations whose files are not there by their species alone', () => {
    const found = findEntry(built, 'wild-reindeer-setesdal-austhei')!;
    const here = threatsHere([found], [], () => ({ facts: [{ topic: 'pressure', text: 'Both.', threats: ['hunting'], source }] }));
    expect(here.map(({ kind, populations }) => [kind, populations.length])).toEqual([['hunting', 1]]);
    expect(threatsHere([found], [], () => undefined)).toEqual([]);
  });
});

describe('what can be done', () => {
  it('is told of the animals that it was found for alone', () => {
    expect(measuresFor('bycatch', 'bird').measures.map(({ id }) => id)).toEqual(['seabird-bycatch']);
    expect(measuresFor('bycatch', 'turtle').measures.map(({ id }) => id)).toEqual(['turtle-bycatch']);
    expect(measuresFor('bycatch', 'ungulate').measures).toEqual([]);
    expect(measuresFor('climate', 'bird')).toEqual({ measures: [], guidance: [] });
  });

  it('is what guidelines say of the lines that a threat is', () => {
    expect(measuresFor('power-lines', 'bird').guidance.length).toBeGreaterThan(0);
    expect(new Set(measuresFor('roads-railways', 'ungulate').guidance).size).toBe(measuresFor('roads-railways', 'ungulate').guidance.length);
  });

  it('has a source with an address, each of a threat that is known', () => {
    for (const { source: stated, threat } of MEASURES) {
      expect(URL.canParse(stated.url)).toBe(true);
      expect(THREAT_KINDS).toContain(threat);
    }
  });
});

describe.each(readdirSync(folder).toSorted())('data/species/%s', (name) => {
  const { facts } = readSpecies(`${folder}/${name}`);

  it('names the threats of each of its pressures, in every language of the page', () => {
    const pressures = facts.filter(({ topic }) => topic === 'pressure');
    expect(pressures.filter(({ threats }) => threats === undefined)).toEqual([]);
    for (const { translations } of pressures) expect(Object.keys(translations ?? {}).toSorted()).toEqual(['ar', 'es', 'fr', 'ru', 'zh']);
  });
});
