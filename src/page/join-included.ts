import { joinCatalogs } from '../domain/catalog/join-catalogs.ts';
import { dismissFault, isSameFault, reportFault } from '../state/atlas-store.ts';
import type { Fault } from '../domain/errors.ts';
import type { LoadedCatalog } from '../state/entry-store.ts';
import { includeCatalog, includedCatalogs, restoreCatalogs } from '../state/federation-store.ts';

/** Catalogs that one may include; more is a mistake. */
const MOST_INCLUDED = 50;

/**
 * Ask for the catalogs that the atlas's own includes, and those that a person opened before, and tell of the whole whenever
 * one comes or goes.
 * @returns how to stop telling
 */
export function joinIncluded(loaded: LoadedCatalog, onChange: (joined: LoadedCatalog) => void): () => void {
  let present: readonly unknown[] = [];
  let told: readonly Fault[] = [];
  const join = (): void => {
    const done = Object.values(includedCatalogs.getState()).flatMap((state) => (state.status === 'done' ? [state.value] : []));
    if (done.length === present.length && done.every((one, at) => one === present[at])) return;
    present = done;
    const catalog = joinCatalogs(loaded.catalog, done);
    const faults = catalog.faults.slice(loaded.catalog.faults.length);
    const isIn = (list: readonly Fault[], fault: Fault): boolean => list.some((each) => isSameFault(each, fault));
    // What was wrong with one that is closed holds no more; what a person has put away is not told again.
    for (const fault of told) if (!isIn(faults, fault)) dismissFault(fault);
    for (const fault of faults) if (!isIn(told, fault)) reportFault(fault);
    told = faults;
    onChange({ ...loaded, catalog });
  };
  const stop = includedCatalogs.subscribe(join);
  join();
  for (const { url } of (loaded.catalog.includes ?? []).slice(0, MOST_INCLUDED)) void includeCatalog(new URL(url, loaded.url).href);
  void restoreCatalogs();
  return stop;
}
