import { useEffect } from 'react';
import { areFew } from '../../domain/movement/types.ts';
import type { FoundEntry } from '../../domain/catalog/find-entries.ts';
import { type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { isShown } from '../../domain/evidence/shown.ts';
import { showRoutesAlone } from '../../state/atlas-store.ts';
import { PlacePage } from '../shared/PlacePage.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { EntryOf } from '../shared/EntryOf.tsx';
import { FromElsewhere } from '../places/FromElsewhere.tsx';
import { Actions } from './Actions.tsx';
import { EvidenceSections } from './evidence/EvidenceSections.tsx';
import { ChangesSection } from './ChangesSection.tsx';
import { CitationSection } from './CitationSection.tsx';
import { WithdrawnNotice } from './WithdrawnNotice.tsx';
import { commaOf } from '../../i18n/punctuation.ts';

/**
 * One population: what is known of its migration, what crosses it, what protects it, and from which data. Its name is there
 * at once, from the index; the rest comes with its own file.
 */
export function PopulationPage({ found }: { readonly found: FoundEntry }) {
  const { t, lang } = useTranslator();
  const { row, species, module } = found;
  const name = textIn(row, 'name', lang);
  return (
    <PlacePage title={name}>
      <p className="quiet">
        <ViewLink view={{ species: species.id }}>{textIn(species, 'common', lang)}</ViewLink>
        {commaOf(lang)}
        <i lang="la">{species.scientific}</i> · {textIn(row, 'place', lang)}
      </p>
      <FromElsewhere module={module.id} />
      {row.withdrawn && <WithdrawnNotice withdrawn={row.withdrawn} />}
      {!row.withdrawn && !isShown(row.evidence) && <p className="empty">{t('evidence.notShown', { kind: t(`evidence.${row.evidence}`) })}</p>}
      {row.withdrawn || !isShown(row.evidence) ? (
        <CitationSection module={module} sources={[]} />
      ) : (
        <EntryOf id={row.id}>{(entry) => <WholeEntry entry={entry} />}</EntryOf>
      )}
    </PlacePage>
  );
}

function WholeEntry({ entry }: { readonly entry: OpenEntry }) {
  const { t } = useTranslator();
  const { individuals } = entry.summary;
  const { layers } = entry.file;
  useEffect(() => showRoutesAlone(layers), [layers]);
  return (
    <>
      {areFew(individuals) && <p className="badge">{t('population.preliminary', { n: individuals })}</p>}
      <Actions entry={entry} />
      <EvidenceSections entry={entry} />
      <ChangesSection changes={entry.file.changes} />
    </>
  );
}
