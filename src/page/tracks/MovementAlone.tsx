import { idFromName } from '../../domain/catalog/fields.ts';
import { writeFeatureCollection } from '../../domain/formats/geojson.ts';
import { describeNoMigration } from '../../domain/movement/describe-outcome.ts';
import { drawMovement } from '../../domain/movement/movement-lines.ts';
import type { MigrationYearSummary } from '../../domain/movement/sequences/describe-migration-years.ts';
import type { Track } from '../../domain/tracks/track.ts';
import { noteOf } from '../../domain/notes.ts';
import { countBrief } from './summarise-animals.ts';
import { saveFile } from '../shared/save-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';

interface MovementAloneProps {
  readonly tracks: readonly Track[];
  readonly years: readonly MigrationYearSummary[];
  readonly name: string;
}

/** What is said and given of animals without a migration: their movement, which the map shows, and no corridor. */
export function MovementAlone({ tracks, years, name }: MovementAloneProps) {
  const { t, say } = useTranslator();
  const unstated = t('tracks.rights.unstated');
  const take = (): void => {
    const text = writeFeatureCollection(drawMovement(tracks), { licence: unstated, attribution: unstated, citation: unstated });
    saveFile(new Blob([text], { type: 'application/geo+json' }), `${idFromName(name) || 'movement'}-movement.geojson`);
  };
  const classified = years.some((year) => year.class !== null);
  const brief = classified ? countBrief(tracks, years, []) : 0;
  return (
    <section>
      <h2>{t('tracks.corridors.title')}</h2>
      <p className="answer">{say(describeNoMigration(classified, tracks.length))}</p>
      {brief > 0 && <p>{say(noteOf('sample.tooBrief', { n: brief }))}</p>}
      <ul className="downloads">
        <li>
          <button type="button" className="plain" onClick={take}>
            {t('tracks.download.movement')}
          </button>
        </li>
      </ul>
    </section>
  );
}
