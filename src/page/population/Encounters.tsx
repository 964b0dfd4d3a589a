import '../styles/encounters.css';
import './encounters-texts.ts';
import type { Layer } from '../../domain/catalog/schema.ts';
import { useTranslator } from '../use-atlas.ts';
import { BehavioursTable } from './BehavioursTable.tsx';
import { EncountersMethod } from './EncountersMethod.tsx';
import { EncountersOfLayer } from './EncountersOfLayer.tsx';
import { EncountersTable } from './EncountersTable.tsx';
import { formatEncountersCsv } from './format-encounters-csv.ts';
import { saveFile } from './save-file.ts';
import { useEncounters, type TracksSource } from './use-encounters.ts';

interface EncountersProps {
  readonly source: TracksSource;
  /** Of the tracks. */
  readonly rights: Pick<Layer, 'licence' | 'attribution' | 'citation'>;
  /** Whether the tracks are those that the atlas thinned. */
  readonly thinned?: boolean;
}

/** Tracks against the barrier layers that are on: who crossed, who came near and did not, when, and how they behaved. */
export function Encounters({ source, rights, thinned = false }: EncountersProps) {
  const { t, number } = useTranslator();
  const blocks = useEncounters(source);
  if (blocks.length === 0) return null;
  const done = blocks.flatMap(({ layer, calculation }) => (calculation?.status === 'done' ? [{ layer, meetings: calculation.value }] : []));
  const rows = done.reduce((sum, { meetings }) => sum + meetings.barriers.length, 0);
  const [first] = done;
  return (
    <section className="encounters">
      <h2>{t('encounters.title')}</h2>
      {blocks.map((block) => <EncountersOfLayer key={block.layer.id} block={block} />)}
      {rows > 0 && <EncountersTable rows={done.flatMap(({ meetings }) => meetings.barriers)} />}
      {done.map(({ layer, meetings }) => <BehavioursTable key={layer.id} title={layer.title} meetings={meetings} />)}
      {first && <EncountersMethod meetings={first.meetings} thinned={thinned} />}
      {rows > 0 && (
        <>
          <p className="quiet">{[...done.map(({ layer }) => `${layer.title} (${layer.attribution})`), rights.attribution].join('; ')}</p>
          <button
            type="button"
            className="plain"
            onClick={() => saveFile(new Blob([formatEncountersCsv(source.id, done, rights)], { type: 'text/csv;charset=utf-8' }), `${source.id}-animals-and-barriers.csv`)}
          >
            {t('encounters.csv', { n: rows, rows: number(rows) })}
          </button>
        </>
      )}
    </section>
  );
}
