import { useEffect, useState } from 'react';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Alternative } from '../../domain/assessment/project.ts';
import { bboxOfLines } from '../../domain/geometry/boxes.ts';
import { setLines } from '../../state/project-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { exchangeAxes } from '../../domain/lines/exchange-axes.ts';
import { type FarAway, findFarAway } from './place-lines.ts';

/**
 * That a line lies far from every corridor, however it came: drawn, written or from a file; and, where it would lie in one with
 * its coordinates exchanged, the way to exchange them.
 */
export function FarAwayNote({ alternative: { id, lines } }: { readonly alternative: Alternative }) {
  const { t, lang, lengthKm } = useTranslator();
  const page = useCatalog();
  const [found, setFound] = useState<{ readonly of: Alternative['lines']; readonly where: FarAway | undefined } | undefined>();
  useEffect(() => {
    const abort = new AbortController();
    void findFarAway(lines, page, abort.signal).then((where) => {
      if (!abort.signal.aborted) setFound({ of: lines, where });
    });
    return () => abort.abort();
  }, [lines, page]);
  const where = found?.of === lines ? found.where : undefined;
  if (!where) return null;
  const km = lengthKm(where.km);
  const row = where.exchanged === undefined ? undefined : findEntry(page.catalog, where.exchanged)?.row;
  const exchange = (): void => {
    const exchanged = exchangeAxes(lines);
    if (!exchanged) return;
    setLines(id, exchanged);
    const box = bboxOfLines(exchanged, 1);
    if (box) currentMap()?.flyTo(box);
  };
  return (
    <>
      <output className="answer">{row ? t('project.exchanged', { km, name: textIn(row, 'name', lang) }) : t('project.farAway', { km })}</output>
      {row && (
        <p className="actions">
          <button type="button" onClick={exchange}>
            {t('project.exchange')}
          </button>
        </p>
      )}
    </>
  );
}
