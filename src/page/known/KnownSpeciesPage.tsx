import { listKnownSpecies, nameOfKnown } from '../../domain/catalog/known.ts';
import { Failed } from '../shared/Boundary.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { NotFound } from '../shared/NotFound.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { KnownOfSpecies } from './KnownOfSpecies.tsx';
import { ScientificName } from './SpeciesName.tsx';
import { useKnown } from './use-known.ts';

/** A species that initiatives name and of which this atlas has no open data: its names, who names it where, who holds data. */
export function KnownSpeciesPage({ id }: { readonly id: string }) {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  const { state, isAbsent, known, again } = useKnown();
  if (state?.status === 'failed') return <Failed fault={state.fault} onAgain={again} />;
  if (!known) return isAbsent ? <NotFound what={id} /> : <Skeleton />;
  const species = listKnownSpecies(known).get(id);
  if (!species) return <NotFound what={id} />;
  const said = nameOfKnown(catalog, species, lang);
  return (
    <PlacePage title={said.name} titleLang={said.lang === lang ? undefined : said.lang}>
      <p className="quiet">
        {species.scientific !== undefined && species.scientific !== said.name && (
          <>
            <ScientificName species={species} /> ·{' '}
          </>
        )}
        {t(`group.${species.group}`)}
      </p>
      <p className="answer">{t('known.noneOpen')}</p>
      <KnownOfSpecies id={id} group={species.group} />
    </PlacePage>
  );
}
