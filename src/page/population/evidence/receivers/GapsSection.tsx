import '../../../styles/gaps.css';
import { useId, useMemo, useState } from 'react';
import { bboxesMeet, type FoundEntry, listEntries, mayHaveCorridor } from '../../../../domain/catalog/find-entries.ts';
import { type OpenEntryOf, textIn } from '../../../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../../../domain/catalog/parse-catalog.ts';
import { AtlasError } from '../../../../domain/errors.ts';
import { isShown } from '../../../../domain/evidence/shown.ts';
import type { GapAnswer } from '../../../../domain/receivers/find-gaps.ts';
import { waitForEntries } from '../../../../state/entry-store.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { JobProgress } from '../../../shared/Progress.tsx';
import { useCatalog, useTranslator } from '../../../shared/use-atlas.ts';
import { useJob } from '../../../shared/use-job.ts';
import { Region } from '../cells.tsx';

/** What is proposed as a distance, km; acoustic receivers hear less far than masts do. A person may choose any. */
const PROPOSED_KM = { Motus: 15, acoustic: 1 } as const;
const WIDEST_KM = 1000;
/** Corridors in the list, at most. */
const MOST_CORRIDORS = 200;

interface FoundGaps {
  readonly answer: GapAnswer;
  readonly countries: readonly string[];
  /** What was asked. */
  readonly corridor: string;
  readonly distanceKm: number;
}

/** Entries that may have a corridor: those of the same species first, then those nearby, then the others. */
function listCorridors(catalog: Catalog, { row, species }: FoundEntry): FoundEntry[] {
  const rank = (found: FoundEntry): number => (found.species.id === species.id ? 0 : bboxesMeet(found.row.bbox, row.bbox) ? 1 : 2);
  return listEntries(catalog)
    .filter((found) => mayHaveCorridor(found.row) && isShown(found.row.evidence) && !found.row.withdrawn)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_CORRIDORS);
}

/** Where along a corridor that a person chooses no receiver of this entry stands within a distance. */
export function GapsSection({ entry }: { readonly entry: OpenEntryOf<'receivers'> }) {
  const { t, lang } = useTranslator();
  const page = useCatalog();
  const { file } = entry;
  const corridors = useMemo(() => listCorridors(page.catalog, entry), [page.catalog, entry]);
  const [chosen, setChosen] = useState(corridors[0]?.row.id ?? '');
  const [distanceKm, setDistance] = useState<number>(file.method.formats.includes('Motus') ? PROPOSED_KM.Motus : PROPOSED_KM.acoustic);
  const job = useJob<FoundGaps>();
  const title = useId();
  const baseMap = { url: new URL(page.catalog.baseMap.url, page.url).href, title: t('about.baseMap') };
  const find = (): void => {
    void job.start(async (options) => {
      const [whole] = await waitForEntries(page, [chosen], options.signal);
      const download = whole?.file.downloads.find(({ content, format }) => content === 'corridors' && format === 'geojson');
      const corridor = whole === undefined ? '' : textIn(whole.row, 'name', lang);
      if (download === undefined) throw new AtlasError('receivers.badCorridor', {}, { file: corridor });
      const { findReceiverGaps, locateCountries } = await import('../../../../workers/layers-worker-client.ts');
      const stations = file.stations.map(({ lon, lat }): [number, number] => [lon, lat]);
      const answer = await findReceiverGaps({ corridor: { ...download, url: new URL(download.url, page.url).href }, stations, distanceKm }, options);
      const positions = answer.gaps.map(({ lon, lat }): [number, number] => [lon, lat]);
      const countries = positions.length === 0 ? [] : await locateCountries({ positions, baseMap }, options);
      return { answer, countries: countries.map((iso3) => iso3 ?? 'sea'), corridor, distanceKm };
    });
  };
  if (corridors.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t('receivers.gapTitle')}</h2>
      <p>{t('receivers.gapLead')}</p>
      <form
        className="gaps-form"
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <label>
          {t('receivers.gapCorridor')}
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {corridors.map(({ row }) => (
              <option key={row.id} value={row.id}>
                {textIn(row, 'name', lang)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('receivers.gapDistance')}
          <input
            type="number"
            min={0.1}
            max={WIDEST_KM}
            step="any"
            required
            value={Number.isNaN(distanceKm) ? '' : distanceKm}
            onChange={(event) => setDistance(event.target.valueAsNumber)}
          />
        </label>
        <button type="submit">{t('receivers.gapFind')}</button>
      </form>
      <JobProgress job={job} label={t('receivers.gapFinding')} />
      {job.state.status === 'done' && <Gaps found={job.state.value} />}
    </section>
  );
}

/** How much of the corridor no receiver is near to, and the largest parts of it. */
function Gaps({ found: { answer, countries, corridor, distanceKm } }: { readonly found: FoundGaps }) {
  const { t, number, percent, areaKm2, lengthKm } = useTranslator();
  const { corridorKm2, gapKm2, gaps, gapsInAll, cellKm } = answer;
  const km = lengthKm(distanceKm);
  const rows = gaps.map((gap, i) => ({ ...gap, country: countries[i] ?? 'sea' }));
  return (
    <>
      <p className="answer">
        {gapKm2 === 0
          ? t('receivers.gapNone', { corridor, km })
          : t('receivers.gapShare', { corridor, km, share: percent(gapKm2 / corridorKm2), area: areaKm2(gapKm2), whole: areaKm2(corridorKm2) })}
      </p>
      {rows.length > 0 && (
        <DataTable
          label={t('receivers.gapTable')}
          rows={rows}
          keyOf={({ lon, lat }) => `${lon} ${lat}`}
          columns={[
            { head: t('receivers.gapPlace'), renderCell: ({ lon, lat }) => <bdi>{`${number(lat, 2)}°, ${number(lon, 2)}°`}</bdi> },
            { head: t('network.column.where'), renderCell: ({ country }) => <Region of={country} /> },
            { head: t('receivers.gapArea'), numeric: true, renderCell: (gap) => areaKm2(gap.areaKm2) },
            { head: t('receivers.gapFurthest'), numeric: true, renderCell: ({ furthestKm }) => (Number.isFinite(furthestKm) ? lengthKm(furthestKm) : '–') },
          ]}
        />
      )}
      <p className="quiet">
        {gapsInAll > gaps.length && t('receivers.gapMore', { n: gapsInAll - gaps.length })} {t('receivers.gapMade', { km: lengthKm(cellKm) })}
      </p>
    </>
  );
}
