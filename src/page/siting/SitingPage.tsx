import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import '../styles/project.css';
import { BARRIER_TYPE, isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { describeError } from '../../domain/errors.ts';
import { boundsOfPoints } from '../../domain/geometry/boxes.ts';
import type { BarrierLine } from '../../domain/layers/read-barrier-line.ts';
import { referToLayer } from '../../domain/layers/layer-reference.ts';
import { measureLine } from '../../domain/siting/siting-line.ts';
import { FIRST_PLAN } from '../../domain/siting/siting-plan.ts';
import { atlasStore, openPanel, reportFault, switchLayers } from '../../state/atlas-store.ts';
import { listEntriesNear } from '../../state/project-request.ts';
import { keepBarrierPlan, parseBarrier, planOfBarrier, type SitedBarrier, sitingStore } from '../../state/siting-store.ts';
import { readBarrierLineInWorker } from '../../workers/layers-worker-client.ts';
import { mayStop } from '../../domain/statements/of-project.ts';
import { nameFiles } from '../project/project-files.ts';
import { useFindAnimals } from '../project/use-assessments.ts';
import { creditLayer } from '../shared/credit-layer.ts';
import { currentMap } from '../shared/current-map.ts';
import { BackIcon } from '../shared/icons.tsx';
import { NotFound } from '../shared/NotFound.tsx';
import { PendingAnswer } from '../shared/Progress.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useDocumentTitle } from '../shared/use-document-title.ts';
import { useJob } from '../shared/use-job.ts';
import { intoProject } from './into-project.ts';
import { SitingSection } from './SitingSection.tsx';

/** Where to build a crossing of a barrier of the map: its own line, from its layer's tiles. */
export function SitingPage() {
  const { t } = useTranslator();
  const address = useAtlas((state) => state.view.barrier);
  const { layers } = useCatalog();
  const asked = useMemo(() => parseBarrier(address), [address]);
  const layer = layers.find(({ id, kind }) => id === asked?.layer && isBarrierKind(kind));
  useDocumentTitle(t('project.siting'));
  return (
    <article className="page project-page">
      <button type="button" className="plain back" onClick={() => openPanel(undefined)}>
        <BackIcon /> {t('project.back')}
      </button>
      <h1>{t('project.siting')}</h1>
      {asked && layer && address !== undefined ? (
        <BarrierSiting key={address} address={address} asked={asked} layer={layer} />
      ) : (
        <NotFound what={asked?.layer ?? t('project.siting')} />
      )}
    </article>
  );
}

/** Its length is that of one carriageway. */
interface ReadLine extends BarrierLine {
  readonly lengthM: number;
}

interface BarrierSitingProps {
  readonly address: string;
  readonly asked: SitedBarrier;
  readonly layer: Layer;
}

function BarrierSiting({ address, asked, layer }: BarrierSitingProps) {
  const { t } = useTranslator();
  const { url } = useCatalog();
  const { state, start, cancel, retry } = useJob<ReadLine>();
  const { barrier, at } = asked;
  useEffect(() => {
    const { kind } = layer;
    if (isBarrierKind(kind)) switchLayers([kind], true);
    void start(async (options) => {
      const line = await readBarrierLineInWorker({ layer: referToLayer(layer, url), barrier, places: [at] }, options);
      return { ...line, lengthM: measureLine(line.lines).lengthM };
    });
  }, [layer, url, barrier, at, start]);
  if (state.status === 'done') return <LineSiting address={address} line={state.value} asked={asked} layer={layer} />;
  return (
    <PendingAnswer
      state={state}
      label={t('siting.page.readingLine', { layer: layer.title })}
      unfinished={t('siting.page.noLine')}
      again={t('siting.page.readAgain')}
      onCancel={cancel}
      onAgain={() => void retry()}
    />
  );
}

function LineSiting({ address, asked, layer, line }: BarrierSitingProps & { readonly line: ReadLine }) {
  const translator = useTranslator();
  const { t, lang, lengthKm } = translator;
  const { catalog } = useCatalog();
  const { lines, isWhole, lengthM } = line;
  const { kind } = layer;
  const type = isBarrierKind(kind) ? BARRIER_TYPE[kind] : 'road';
  const typeName = t(`barrier.${type}`);
  const name = line.name || t('crossings.unnamed', { type: typeName, id: asked.barrier });
  const kept = useStore(sitingStore, (state) => planOfBarrier(state, address));
  // Of a line that is shorter than what a structure serves, one serves all: its profile is there, and a shorter span can be asked for.
  const plan = useMemo(() => (kept === FIRST_PLAN && lengthM < kept.spanM ? { ...kept, spanM: Math.max(1, Math.floor(lengthM)) } : kept), [kept, lengthM]);
  const population = useAtlas((state) => state.view.population);
  const findAnimals = useFindAnimals();
  const near = useMemo(() => {
    const rank = (id: string): number => (id === population ? 2 : Number(mayStop(type, id, findAnimals)));
    return (
      listEntriesNear({ lines, bufferM: 0 }, catalog)
        // The one that was looked at comes first, then those that it may stop.
        .sort((a, b) => rank(b) - rank(a))
        .flatMap((id) => {
          const row = findEntry(catalog, id)?.row;
          return row && row.evidence === 'tracks' ? [{ population: id, name: textIn(row, 'name', lang) }] : [];
        })
    );
  }, [lines, catalog, lang, population, type, findAnimals]);
  const keep = useCallback((next: typeof plan) => keepBarrierPlan(address, next), [address]);
  useEffect(() => {
    const box = boundsOfPoints(lines.flat());
    // An address that says where to look is obeyed.
    if (box && atlasStore.getState().view.camera === undefined) currentMap()?.flyTo(box);
  }, [lines]);
  const take = (): void => {
    const barrier = { layer: layer.id, barrier: asked.barrier };
    intoProject({ name, lines, siting: plan, type, accuracyM: layer.accuracyM, barrier }, translator).catch((error: unknown) =>
      reportFault(describeError(error)),
    );
  };
  return (
    <>
      <p>
        {name} · {typeName} · {lengthKm(lengthM / 1000)}
      </p>
      <p className="quiet">{creditLayer(layer, { t })}</p>
      {!isWhole && <p>{t('siting.page.lineCut')}</p>}
      <SitingSection
        name={name}
        lines={lines}
        type={type}
        populations={near}
        plan={plan}
        onPlan={keep}
        origin={{
          layer,
          barrier: { layer: layer.id, barrier: asked.barrier },
          accuracyM: layer.accuracyM,
          file: { name: `${nameFiles({ name })}.geojson`, is: 'lines', from: { title: layer.title } },
        }}
      />
      <p>
        <button type="button" className="plain" onClick={take}>
          {t('siting.page.intoProject')}
        </button>{' '}
        <span className="quiet">{t('siting.page.intoProjectHow')}</span>
      </p>
    </>
  );
}
