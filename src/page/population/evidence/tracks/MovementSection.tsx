import { layersNear } from '../../../../domain/catalog/find-entries.ts';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { splitByTelling } from '../../../../domain/statements/judge-layers.ts';
import { sayMonths, sayWhyMovement } from '../../../../i18n/describe-movement.ts';
import { How } from '../../../how/How.tsx';
import { useCatalog, useTranslator } from '../../../shared/use-atlas.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';

/** What is said of animals without a migration, in the place of a corridor's figures. */
export function MovementSection({ entry }: { readonly entry: OpenEntryOf<'tracks'> }) {
  const translator = useTranslator();
  const { layers } = useCatalog();
  const { file } = entry;
  const { movement } = file;
  const { telling } = splitByTelling(entry, layersNear({ layers }, entry.row).barriers);
  return (
    <section>
      <h2>{translator.t('movement.title')}</h2>
      <p className="answer">
        {sayWhyMovement(file, translator)} {movement?.source && <SourceLink source={movement.source} />}
      </p>
      {movement && <p>{sayMonths(movement.months, file.sample.individuals, translator)}</p>}
      <p className="quiet">
        {translator.t('movement.noCorridor')} {telling.length > 0 && translator.t('movement.turnOn')}
      </p>
      {movement && <How what={translator.t('movement.title')} topic={{ of: 'movement', entry }} />}
    </section>
  );
}
