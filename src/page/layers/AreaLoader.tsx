import { useState } from 'react';
import { type AreaProperties, listAreas } from '../../domain/areas/area-set.ts';
import { bboxOfArea } from '../../domain/geometry/boxes.ts';
import type { AreaKind } from '../../domain/catalog/layer-kinds.ts';
import { mayLieOnLand } from '../../domain/statements/judge-layer.ts';
import { describeError } from '../../domain/errors.ts';
import { forgetAreas } from '../../state/area-storage.ts';
import { keepUserAreas, reportFault } from '../../state/atlas-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { FileInput } from '../shared/FileInput.tsx';
import { FileQuestions, useFileReading } from '../shared/FileQuestions.tsx';
import { AREA_PROVIDERS, loadAreasFile } from './load-areas.ts';
import { noteCounts } from '../../domain/notes.ts';
import { joinPair } from '../../i18n/pair.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';

const MOST_LISTED = 200;

/** Priority areas from the file that their provider gives a person: loaded here, listed, and forgotten on request. */
export function AreaLoader({ kind }: { readonly kind: AreaKind }) {
  const { t, say, lang, number } = useTranslator();
  const areas = useAtlas((state) => state.userAreas[kind]);
  const [complete, setComplete] = useState(false);
  const [atSea, setAtSea] = useState(false);
  const reading = useFileReading<undefined>(kind, (file, choice, signal) => loadAreasFile(kind, file, choice, { complete, atSea }, signal));
  const provider = AREA_PROVIDERS[kind];
  const forget = async (): Promise<void> => {
    // Gone from the map means gone from the machine: a page that is closed at once must not bring them back.
    await forgetAreas(kind).catch((error: unknown) => reportFault(describeError(error)));
    keepUserAreas(kind, undefined);
  };
  return (
    <>
      <p>
        {t('areas.provider')}{' '}
        <a href={provider.url} target="_blank" rel="noreferrer">
          {provider.name}
        </a>
        . {t(provider.termsKey)}
      </p>
      <p>{t('areas.stay')}</p>
      <label className="check">
        <input type="checkbox" checked={complete} onChange={(event) => setComplete(event.target.checked)} />
        {t('areas.complete')}
      </label>
      {mayLieOnLand({ kind }) && (
        <label className="check">
          <input type="checkbox" checked={atSea} onChange={(event) => setAtSea(event.target.checked)} />
          {t('areas.atSea')}
        </label>
      )}
      <FileInput
        accept=".geojson,.json,.geojsonl,.geojsons,.ndjson,.kml,.kmz,.zip,.gz,.gpkg,application/geo+json,application/zip"
        name={t('areas.file', { kind: t(`layer.${kind}`) })}
        onFile={reading.load}
      >
        {t('areas.choose')}
      </FileInput>
      <JobProgress job={reading.job} label={t('areas.reading')} />
      <FileQuestions reading={reading} />
      {areas && (
        <>
          <p className="quiet">
            {t('areas.report', { kept: number(areas.report.kept), read: number(areas.report.featuresRead) })}{' '}
            {noteCounts({ ...areas.report.dropped, ...areas.report.mended })
              .map((reason) => joinPair(lang, say(reason), number(reason.values.n)))
              .join(semicolonOf(lang))}{' '}
            {areas.report.notes.map(say).join(' ')} {areas.complete === true && t('addLayer.vouched')} {areas.realm === 'marine' && t('areas.atSeaSaid')}
          </p>
          <ul className="area-list" aria-label={t('areas.list', { kind: t(`layer.${kind}`) })}>
            {listAreas(areas.features, lang)
              .slice(0, MOST_LISTED)
              .map((area) => (
                <li key={area.properties.id}>
                  <button type="button" className="plain" onClick={() => currentMap()?.flyTo(bboxOfArea(area))}>
                    {area.properties.name}
                  </button>
                  <AboutArea {...area.properties} />
                </li>
              ))}
          </ul>
          {areas.features.length > MOST_LISTED && <p className="quiet">{t('coverage.more', { n: areas.features.length - MOST_LISTED })}</p>}
          <button type="button" className="plain" onClick={() => void forget()}>
            {t('areas.forget')}
          </button>
        </>
      )}
    </>
  );
}

/** What its provider says of an area: what it is, by which criteria and for which species it was chosen, and its page there. */
function AboutArea({ name, designation, criteria, species, url }: AreaProperties) {
  const { t, lang } = useTranslator();
  if (designation === undefined && criteria === undefined && species === undefined && url === undefined) return null;
  return (
    <span className="quiet">
      {designation !== undefined && <> {designation}.</>} {criteria !== undefined && t('areas.criteria', { criteria })}{' '}
      {species !== undefined && t('areas.species', { species })}{' '}
      {url !== undefined && (
        <a href={url} target="_blank" rel="noreferrer" aria-label={joinPair(lang, t('areas.page'), name)}>
          {t('areas.page')}
        </a>
      )}
    </span>
  );
}
