import { type ReactNode, useRef } from 'react';
import { withTexts } from '../../i18n/languages.ts';
import type { Rights } from '../../domain/formats/geojson.ts';
import { lazySection } from './lazy-section.tsx';

/** The button that hands a list or a table over as CSV, fetched when it is there. */
export const LazyCsvTake = lazySection(async () => (await withTexts(import('../downloads/CsvTake.tsx'), 'downloads')).CsvTake);

interface WithTableTakeProps {
  /** Name of the table. */
  readonly label: string;
  /** Of what it shows beside the page's entries: layers of barriers and areas. */
  readonly rights?: readonly Rights[] | undefined;
  /** The table with all its rows, and whatever stands around it. */
  readonly children: ReactNode;
}

/** A table that is drawn whole, or a list of names with their values, with the button that hands it over as CSV. */
export function WithTableTake({ label, rights, children }: WithTableTakeProps) {
  const box = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={box}>{children}</div>
      <LazyCsvTake label={label} find={() => box.current?.querySelector<HTMLElement>('table, dl')} rights={rights} />
    </>
  );
}
