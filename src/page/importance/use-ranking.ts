import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { populationsOf } from '../../domain/catalog/cover-file.ts';
import { type Choice, chooseCells } from '../../domain/importance/choose-cells.ts';
import type { RankedPopulation, Ranking } from '../../domain/importance/rank-cells.ts';
import { livesAtSea } from '../../domain/statements/lives-at-sea.ts';
import { askForCovers, coverFiles, covers, type ImportanceChoice, importanceChoice, ranking, shownPlaces } from '../../state/importance-store.ts';
import type { JobState } from '../../state/job.ts';
import { useCatalog } from '../shared/use-atlas.ts';

export interface RankedPlaces {
  readonly choice: ImportanceChoice;
  /** Those that are ranked; undefined while their cells are on their way. */
  readonly populations: readonly RankedPopulation[] | undefined;
  /** How the fetching of cells, or the ranking after it, stands. */
  readonly state: JobState<Ranking>;
  /** The last ranking that was made: it stays while the next is under way. */
  readonly last: Ranking | undefined;
  /** Few cells that hold the chosen share of what each population uses most. */
  readonly chosen: Choice | undefined;
  /** Fetch and rank again, after a failure or a stop. */
  readonly again: () => void;
}

/** The ranking of places by what a person chose, made anew whenever that changes: by their page alone, and the map shows it. */
export function useRanking(): RankedPlaces {
  const page = useCatalog();
  const choice = useStore(importanceChoice);
  const files = useSyncExternalStore(covers.subscribe, covers.getState);
  const state = useSyncExternalStore(ranking.subscribe, ranking.getState);
  useEffect(() => askForCovers(page), [page]);
  const { catalog } = page;
  const { animals, by, weights, share } = choice;
  const states = useMemo(() => coverFiles(catalog).map(({ url }) => files[url]), [catalog, files]);
  const isWaiting = states.some((one) => one === undefined || one.status === 'idle' || one.status === 'running');
  const populations = useMemo((): RankedPopulation[] | undefined => {
    if (isWaiting) return undefined;
    const read = states.flatMap((one) => (one?.status === 'done' ? [one.value] : []));
    const marine = new Set(catalog.species.filter(livesAtSea).map(({ id }) => id));
    const entries = catalog.entries.filter(({ species }) => animals === 'all' || marine.has(species) === (animals === 'sea'));
    return populationsOf(read, { entries, species: catalog.species });
  }, [isWaiting, states, catalog, animals]);
  const failed = states.find((one) => one?.status === 'failed');
  const rank = useMemo(() => {
    if (!populations) return undefined;
    return () =>
      void ranking.start(async (options) => {
        const { rankCells } = await import('../../workers/layers-worker-client.ts');
        return rankCells({ populations, weights, by }, options);
      });
  }, [populations, weights, by]);
  useEffect(() => rank?.(), [rank]);
  const last = useStore(shownPlaces, (shown) => shown.ranking);
  const chosen = useMemo(() => populations && chooseCells(populations, share), [populations, share]);
  useEffect(() => shownPlaces.setState({ chosen }), [chosen]);
  return {
    choice,
    populations,
    state: failed?.status === 'failed' && populations?.length === 0 ? failed : state,
    last,
    chosen,
    again: () => {
      covers.forgetUnfinished();
      askForCovers(page);
      rank?.();
    },
  };
}
