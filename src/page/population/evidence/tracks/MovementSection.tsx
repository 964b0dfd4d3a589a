import type { TracksEntry } from '../../../../domain/evidence/tracks/tracks-evidence.ts';
import { sayMonths, sayWhyMovement } from '../../../../i18n/describe-movement.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';

/** What is said of animals without a migration, in the place of a corridor's figures. */
export function MovementSection({ file }: { readonly file: TracksEntry }) {
  const translator = useTranslator();
  const { movement } = file;
  return (
    <section>
      <h2>{translator.t('movement.title')}</h2>
      <p className="answer">
        {sayWhyMovement(file, translator)} {movement?.source && <SourceLink source={movement.source} />}
      </p>
      {movement && <p>{sayMonths(movement.months, file.sample.individuals, translator)}</p>}
      <p className="quiet">{translator.t('movement.noCorridor')}</p>
    </section>
  );
}
