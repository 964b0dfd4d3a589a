import { BARRIER_TYPES } from '../../../src/domain/catalog/layer-kinds.ts';
import { describe, expect, it } from 'vitest';
import { SPECIES_GROUPS } from '../../../src/domain/evidence/kinds.ts';
import { GUIDANCE, type GuidanceId, selectGuidance, type Statement } from '../../../src/domain/guidance/guidance.ts';
import { GUIDANCE_STEPS } from '../../../src/domain/guidance/statement.ts';
import { english, languages, translatorIn } from '../i18n/catalogues.ts';

describe('the guidance', () => {
  it.each(GUIDANCE.map((statement: Statement) => [statement.id, statement] as const))(
    '%s has a dated or named source that can be opened',
    (id, { source, barriers, groups }) => {
      expect(english.t(`guidance.say.${id}`)).toMatch(/^[A-Z].{30,}\.$/);
      expect(source.citation.length).toBeGreaterThan(20);
      expect(new URL(source.url).protocol).toBe('https:');
      expect(source.place).not.toBe('');
      expect(barriers.length).toBeGreaterThan(0);
      expect(groups.length).toBeGreaterThan(0);
    },
  );

  it('names nothing twice', () => {
    expect(new Set(GUIDANCE.map(({ id }) => id)).size).toBe(GUIDANCE.length);
    expect(new Set(GUIDANCE.map(({ id }) => english.t(`guidance.say.${id}`))).size).toBe(GUIDANCE.length);
  });

  it('gives inches with centimetres rounded from them', () => {
    const pairs = GUIDANCE.flatMap(({ id }) => [...english.t(`guidance.say.${id}`).matchAll(/(\d+) inches \((\d+) cm\)/g)]);
    expect(pairs.length).toBeGreaterThan(3);
    for (const [, inches, cm] of pairs) expect(Math.round(Number(inches) * 2.54)).toBe(Number(cm));
  });

  it('gives the same figures in every language', () => {
    const figures = (lang: string, id: GuidanceId): string[] => translatorIn(lang).t(`guidance.say.${id}`).match(/\d+/g)?.sort() ?? [];
    for (const { id } of GUIDANCE) for (const lang of languages) expect([id, lang, figures(lang, id)]).toEqual([id, lang, figures('en', id)]);
  });
});

describe('selectGuidance', () => {
  it('gives every barrier type advice for hoofed mammals and birds, and none where no guideline was found', () => {
    const empty = BARRIER_TYPES.flatMap((barrier) =>
      SPECIES_GROUPS.filter((group) => selectGuidance(barrier, group).length === 0).map((group) => `${barrier}/${group}`),
    );
    expect(empty).toEqual(
      BARRIER_TYPES.flatMap((barrier) => ['carnivore', 'bat', 'marine mammal', 'turtle', 'fish', 'other'].map((group) => `${barrier}/${group}`)),
    );
  });

  it('follows the mitigation hierarchy and mixes nothing in', () => {
    for (const barrier of BARRIER_TYPES) {
      for (const group of SPECIES_GROUPS) {
        const statements = selectGuidance(barrier, group);
        const steps = statements.map(({ step }) => GUIDANCE_STEPS.indexOf(step));
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
        expect(statements.every(({ barriers, groups }) => barriers.includes(barrier) && groups.includes(group))).toBe(true);
      }
    }
  });

  it('has every statement reached by some pair', () => {
    const reached = new Set(BARRIER_TYPES.flatMap((barrier) => SPECIES_GROUPS.flatMap((group) => selectGuidance(barrier, group))));
    expect(reached.size).toBe(GUIDANCE.length);
  });

  it('keeps wire heights to fences and ungulates, and poles to power lines and birds', () => {
    expect(selectGuidance('fence', 'ungulate').some(({ id }) => id === 'fence-bottom-wire')).toBe(true);
    expect(selectGuidance('fence', 'bird').some(({ id }) => english.t(`guidance.say.${id}`).includes('inches'))).toBe(false);
    expect(selectGuidance('power line', 'bird').some(({ id }) => id === 'safe-poles')).toBe(true);
    expect(selectGuidance('power line', 'ungulate').some(({ id }) => id === 'safe-poles')).toBe(false);
  });
});
