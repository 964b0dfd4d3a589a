import { useMemo } from 'react';
import type { FoundEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { threatsHere } from '../../domain/threats/threats-here.ts';
import { Fold } from '../shared/Fold.tsx';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntries } from '../shared/use-entries.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { ThreatsFrame } from './ThreatsFrame.tsx';
import { useSpeciesFiles } from './use-species-files.ts';

/** What sources name as threats to the populations of a country, or to their species: by threat, whose sources name it and where. */
export function ThreatsInCountry({ entries: found }: { readonly entries: readonly FoundEntry[] }) {
  const { t, lang } = useTranslator();
  // Only files that name threats are read: the index says which do.
  const { ids, species } = useMemo(
    () => ({
      ids: found.flatMap(({ row }) => (row.threats === undefined ? [] : [row.id])),
      species: [...new Set(found.map((one) => one.species))].filter(({ threats }) => threats !== undefined),
    }),
    [found],
  );
  const open = useOpenEntries(ids);
  const files = useSpeciesFiles(species);
  const named = threatsHere(found, open, files.fileOf);
  // Until the files that name threats are there, that no source names any is not known.
  const isComing = files.isComing || (named.length === 0 && open.length < ids.length);
  if (found.length === 0) return null;
  return (
    <ThreatsFrame files={{ ...files, isComing }} any={named.length > 0} lead={t('threats.leadCountry')}>
      <ul className="plain-list threats" aria-label={t('threats.title')}>
        {named.map(({ kind, populations }) => (
          <li key={kind}>
            <Fold summary={t('threats.named', { threat: t(`threats.kind.${kind}`), n: populations.length })}>
              {() =>
                populations.map(({ found: { row }, statements }) => (
                  <div key={row.id}>
                    <ViewLink view={{ population: row.id }}>{textIn(row, 'name', lang)}</ViewLink>
                    {statements.map((statement) => (
                      <p key={statement.text}>
                        {textIn(statement, 'text', lang)} {statement.of === 'species' && <span className="quiet">{t('threats.ofSpecies')} </span>}
                        <SourceLink source={statement.source} />
                      </p>
                    ))}
                  </div>
                ))
              }
            </Fold>
          </li>
        ))}
      </ul>
    </ThreatsFrame>
  );
}
