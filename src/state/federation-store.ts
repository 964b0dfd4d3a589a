import * as v from 'valibot';
import type { IncludedCatalog } from '../domain/catalog/join-catalogs.ts';
import { describeError } from '../domain/errors.ts';
import { noteOf } from '../domain/notes.ts';
import { reportFault } from './atlas-store.ts';
import { forgetFileFaults, reportFileFault } from './file-faults.ts';
import { createJobShelf } from './job.ts';
import { kept } from './kept.ts';
import { faultsOf } from './kept-faults.ts';

/** Catalogs that are shown with the atlas's own, by the address that names them. What is wrong with one is told, and the others go on. */
export const includedCatalogs = createJobShelf<IncludedCatalog>();

/** Addresses that a person opened, kept on this machine only. */
const keptAddresses = kept<{ readonly address: string }>({
  database: 'atlas-of-animal-migration-catalogs',
  store: 'addresses',
  schema: v.object({ address: v.string() }),
  version: 1,
  faults: faultsOf('layers', ({ address }) => noteOf('kept.module', { title: address })),
});

/** The kind of what a person opens: the alert about one goes when the next is opened. */
const OPENED = 'catalog';

/**
 * Ask for a catalog, unless it is there, on its way, or could not be had.
 * @param kind of its alert: an address of the atlas's own, or of an earlier visit, has one to itself
 */
export async function includeCatalog(address: string, kind = address): Promise<void> {
  await includedCatalogs.ask(
    address,
    async ({ signal }) => {
      const { loadIncluded } = await import('../domain/catalog/load-included.ts');
      return loadIncluded(address, signal);
    },
    (fault) => reportFileFault(kind, fault),
  );
}

/** Let a catalog that could not be had be asked for again. */
export async function tryCatalogAgain(address: string): Promise<void> {
  forgetFileFaults(address);
  forgetFileFaults(OPENED);
  includedCatalogs.forget((key) => key === address);
  await includeCatalog(address, OPENED);
}

/** Open a catalog by its address, and keep the address for the next visit. */
export async function openCatalog(address: string): Promise<void> {
  await tryCatalogAgain(address);
  if (includedCatalogs.getState()[address]?.status !== 'done') return;
  await keptAddresses.save(address, { address }).catch((error: unknown) => reportFault(describeError(error)));
}

/** Tell that what a person opened is no catalog's address; the alert goes as that of a catalog does. */
export function refuseCatalog(error: unknown): void {
  forgetFileFaults(OPENED);
  reportFileFault(OPENED, describeError(error));
}

/** Show a catalog from a file of this machine, until the page is closed. */
export async function openCatalogFile(name: string, read: (signal: AbortSignal) => Promise<IncludedCatalog>): Promise<void> {
  forgetFileFaults(OPENED);
  includedCatalogs.forget((key) => key === name);
  await includedCatalogs.ask(
    name,
    ({ signal }) => read(signal),
    (fault) => reportFileFault(OPENED, fault),
  );
}

/** Close a catalog and forget its address. */
export async function closeCatalog(address: string): Promise<void> {
  forgetFileFaults(address);
  if (includedCatalogs.getState()[address]?.status === 'failed') forgetFileFaults(OPENED);
  includedCatalogs.forget((key) => key === address);
  await keptAddresses.forget(address).catch((error: unknown) => reportFault(describeError(error)));
}

/** Ask for the catalogs of an earlier visit, and follow what other tabs open and close. */
export async function restoreCatalogs(): Promise<void> {
  keptAddresses.watch((address) => {
    keptAddresses.read(address).then(
      (reading) => {
        if (reading.status === 'kept') void includeCatalog(address);
        if (reading.status === 'absent') includedCatalogs.forget((key) => key === address);
      },
      (error: unknown) => reportFault(describeError(error)),
    );
  });
  try {
    for (const [, reading] of await keptAddresses.readAll()) if (reading.status === 'kept') void includeCatalog(reading.value.address);
  } catch (error) {
    reportFault(describeError(error));
  }
}
