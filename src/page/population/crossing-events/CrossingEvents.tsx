import { BARRIER_BEHAVIOURS } from '../../../domain/crossing-events/limits.ts';
import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import { FiguresHead } from '../../shared/FiguresHead.tsx';
import { WithTableTake } from '../../shared/LazyCsvTake.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import '../../styles/encounters.css';
import type { Layer } from '../../../domain/catalog/fields.ts';
import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { How } from '../../how/How.tsx';
import { CrossingEventsOfLayer } from './CrossingEventsOfLayer.tsx';
import { CrossingEventsMethod } from './CrossingEventsMethod.tsx';
import { CrossingEventsTable } from './CrossingEventsTable.tsx';
import { formatCrossingEventsCsv } from './crossing-events-csv.ts';
import { EncountersTake } from './EncountersTake.tsx';
import { explainEvents } from './explain-events.ts';
import type { PartsJoined } from '../../../domain/crossing-events/parts-joined.ts';
import { analyses } from '../../../state/analysis-store.ts';
import type { JobState } from '../../../state/job.ts';
import { PendingAnswer } from '../../shared/Progress.tsx';
import { saveCsv } from '../../shared/save-file.ts';
import { type TracksSource, useCrossingEvents } from './use-crossing-events.ts';
import { semicolonOf } from '../../../i18n/punctuation.ts';

/** Barrier behaviours (Xu et al. 2021) over a layer; nothing where the fixes are too far apart or none came near. */
export function BehavioursTable({ title, events }: { readonly title: string; readonly events: BarrierEvents }) {
  const { t, number } = useTranslator();
  const {
    all: { behaviours },
    distanceM,
  } = events;
  if (!behaviours || BARRIER_BEHAVIOURS.every((behaviour) => behaviours[behaviour].encounters === 0)) return null;
  return (
    <>
      <h3>{t('crossingEvents.behaviours', { title })}</h3>
      <WithTableTake label={t('crossingEvents.behaviours', { title })}>
        <table className="figures" aria-label={t('crossingEvents.behaviours', { title })}>
          <FiguresHead texts={[t('crossingEvents.column.behaviour')]} figures={[t('crossingEvents.column.encounters'), t('crossingEvents.column.animals')]} />
          <tbody>
            {BARRIER_BEHAVIOURS.map((behaviour) => (
              <tr key={behaviour}>
                <th scope="row">{t(`crossingEvents.behaviour.${behaviour}`)}</th>
                <td className="numeric">{number(behaviours[behaviour].encounters)}</td>
                <td className="numeric">{number(behaviours[behaviour].individuals)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WithTableTake>
      <p className="quiet">{t('crossingEvents.behavioursHow', { distance: distanceM })}</p>
    </>
  );
}

/** That parts of the corridor are looked for, or could not be found; nothing once they are known. */
function PartsPending({ title, joined }: { readonly title: string; readonly joined: JobState<PartsJoined> }) {
  const { t } = useTranslator();
  if (joined.status === 'done') return null;
  return (
    <PendingAnswer
      state={joined}
      label={t('crossingEvents.joining', { title })}
      unfinished={t('crossingEvents.joiningUnfinished', { title })}
      again={t('crossings.again')}
      onCancel={analyses.partsJoined.stop}
      onAgain={analyses.partsJoined.forgetUnfinished}
    />
  );
}

interface CrossingEventsProps {
  readonly source: TracksSource;
  /** What the tracks belong to. */
  readonly entry: OpenEntry;
  /** Names of a person's own files; undefined where the tracks are those that the atlas thinned. */
  readonly own?: readonly string[];
  /** Of the tracks. */
  readonly rights: Pick<Layer, 'licence' | 'attribution' | 'citation'>;
}

/** Tracks against the barrier layers that are on: who crossed, who came near and did not, when, and how they behaved. */
export function CrossingEvents({ source, entry, own, rights }: CrossingEventsProps) {
  const { t, number, lang } = useTranslator();
  const blocks = useCrossingEvents(source);
  if (blocks.length === 0) return null;
  const done = blocks.flatMap(({ layer, verdict, calculation, joined }) =>
    calculation?.status === 'done' ? [{ layer, verdict, events: calculation.value, joined: joined?.status === 'done' ? joined.value : undefined }] : [],
  );
  const rows = done.reduce((sum, { events }) => sum + events.barriers.length, 0);
  const [first] = done;
  const topic = explainEvents({ entry, own, done });
  return (
    <section className="encounters">
      <h2>{t('crossingEvents.title')}</h2>
      {topic && <How what={t('crossingEvents.title')} topic={topic} />}
      {blocks.map((block) => (
        <CrossingEventsOfLayer key={block.layer.id} block={block} />
      ))}
      {rows > 0 && (
        <CrossingEventsTable
          rows={done.flatMap(({ events }) => events.barriers)}
          of={first?.events.individuals ?? 0}
          joined={Object.fromEntries(done.map(({ layer, joined }) => [layer.id, joined]))}
          hasCorridor={source.corridor !== undefined}
        />
      )}
      {blocks.map(({ layer, joined }) => joined && <PartsPending key={layer.id} title={layer.title} joined={joined} />)}
      {done.map(({ layer, events }) => (
        <BehavioursTable key={layer.id} title={layer.title} events={events} />
      ))}
      <CrossingEventsMethod done={done} thinned={own === undefined} />
      {rows > 0 && (
        <>
          <p className="quiet">{[...done.map(({ layer }) => `${layer.title} (${layer.attribution})`), rights.attribution].join(semicolonOf(lang))}</p>
          <button
            type="button"
            className="plain"
            onClick={() => saveCsv(formatCrossingEventsCsv(source, done, rights), `${source.id}-animals-and-barriers.csv`)}
          >
            {t('crossingEvents.csv', { n: rows, rows: number(rows) })}
          </button>
          {own === undefined && (
            <EncountersTake entry={source.id} layers={done.flatMap(({ layer, events }) => (events.atFullRate ? [layer] : []))} rights={rights} />
          )}
        </>
      )}
    </section>
  );
}
