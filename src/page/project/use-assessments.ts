import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { Assessment } from '../../domain/assessment/assess-alternative.ts';
import type { Alternative } from '../../domain/assessment/project.ts';
import { rankAlternatives, type RankedAlternative } from '../../domain/assessment/rank-alternatives.ts';
import { listWithoutCorridor } from '../../factsheet/report/say-rank.ts';
import { type FindAnimals, judgeAssessment, knowsAnimalsNear } from '../../domain/statements/of-project.ts';
import { animalsOf } from '../../domain/statements/of-entry.ts';
import { assess, assessmentStore } from '../../state/assessment-store.ts';
import { waitForEntries } from '../../state/entry-store.ts';
import { describeContext, listEntriesNear, requestAssessment } from '../../state/project-request.ts';
import type { JobState } from '../../state/job.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useProjectState } from './use-project.ts';

export interface AssessedAlternative {
  readonly alternative: Alternative;
  /** Undefined while it has no line. */
  readonly calculation: JobState<Assessment> | undefined;
}

export interface Assessments {
  readonly all: readonly AssessedAlternative[];
  /** Those that are assessed, best first. */
  readonly ranked: readonly RankedAlternative[];
  /** Ids of those that are assessed and lie where the atlas knows no animals: they have no rank. */
  readonly unranked: readonly string[];
  /** Names of populations near any of them of which no corridor was computed. */
  readonly without: readonly string[];
}

const NO_ALTERNATIVES: readonly Alternative[] = [];

/** What every alternative meets, asked of the worker whenever a line changes. */
export function useAssessments(): Assessments {
  const page = useCatalog();
  const { catalog } = page;
  const alternatives = useProjectState(({ project }) => project?.alternatives ?? NO_ALTERNATIVES);
  const type = useProjectState(({ project }) => project?.type ?? 'road');
  const findAnimals = useFindAnimals();
  const bufferM = useProjectState(({ project }) => project?.bufferM ?? 0);
  const userAreas = useAtlas((state) => state.userAreas);
  const answers = useStore(assessmentStore);
  const { lang } = useTranslator();
  useEffect(() => {
    for (const alternative of alternatives) {
      const { id, lines } = alternative;
      if (lines.length === 0) continue;
      const context = describeContext({ lines, bufferM }, page, userAreas);
      const answer = answers[id];
      // An answer that was given up is asked for again once it is forgotten.
      if (answer?.lines === lines && answer.context === context) continue;
      void assess(alternative, context, async (signal) => {
        const entries = await waitForEntries(page, listEntriesNear({ lines, bufferM }, page.catalog), signal);
        return requestAssessment({ lines, bufferM }, page, userAreas, entries);
      });
    }
  }, [alternatives, bufferM, answers, userAreas, page]);
  return useMemo(() => {
    const all = alternatives.map((alternative): AssessedAlternative => {
      const answer = answers[alternative.id];
      return { alternative, calculation: answer?.lines === alternative.lines ? nameByCatalogOnce(answer.calculation, catalog, lang) : undefined };
    });
    const done = all.flatMap(({ alternative: { id }, calculation }) => (calculation?.status === 'done' ? [{ id, assessment: calculation.value }] : []));
    // Populations that a line of this type does not stop weigh nothing.
    const known = done.filter(({ assessment }) => knowsAnimalsNear(assessment));
    const counted = known.map(({ id, assessment }) => ({ id, assessment: judgeAssessment(assessment, type, findAnimals).counted }));
    return {
      all,
      ranked: rankAlternatives(counted),
      unranked: done.flatMap((each) => (known.includes(each) ? [] : [each.id])),
      without: listWithoutCorridor(done.map(({ assessment }) => assessment)),
    };
  }, [alternatives, answers, catalog, lang, type, findAnimals]);
}

/** The animals of any population of the catalog. */
export function useFindAnimals(): FindAnimals {
  const { catalog } = useCatalog();
  return useCallback((population) => findAnimalsIn(catalog, population), [catalog]);
}

export function findAnimalsIn(catalog: Catalog, population: string): ReturnType<FindAnimals> {
  const found = findEntry(catalog, population);
  return found && animalsOf(found);
}

interface Named {
  readonly catalog: Catalog;
  readonly lang: string;
  readonly calculation: JobState<Assessment>;
}

/** The same answer for as long as it says the same: what is made of it is not made again whenever something else of the project changes. */
const named = new WeakMap<JobState<Assessment>, Named>();

function nameByCatalogOnce(calculation: JobState<Assessment>, catalog: Catalog, lang: string): JobState<Assessment> {
  const known = named.get(calculation);
  if (known?.catalog === catalog && known.lang === lang) return known.calculation;
  const made = { catalog, lang, calculation: nameByCatalog(calculation, catalog, lang) };
  named.set(calculation, made);
  return made.calculation;
}

/** Populations are called what the catalog calls them now: an answer may be older than the language of the page. */
function nameByCatalog(calculation: JobState<Assessment>, catalog: Catalog, lang: string): JobState<Assessment> {
  if (calculation.status !== 'done') return calculation;
  const { populations, withoutCorridor, within, noneWithin, ...rest } = calculation.value;
  const name = <Named extends { readonly population: string; readonly name: string }>(named: Named): Named => {
    const row = findEntry(catalog, named.population)?.row;
    return row ? { ...named, name: textIn(row, 'name', lang) } : named;
  };
  return {
    status: 'done',
    value: {
      ...rest,
      populations: populations.map(name),
      withoutCorridor: withoutCorridor?.map(name),
      within: within?.map(name),
      noneWithin: noneWithin && { ...noneWithin, ...(noneWithin.nearest ? { nearest: name(noneWithin.nearest) } : {}) },
    },
  };
}
