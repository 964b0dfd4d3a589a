import { landsOf, listStanding } from '../../domain/catalog/find-entries.ts';
import { ListLink } from '../shared/ListLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** How much there is, each figure the way to its list: what the index alone says, so that it stands there at once. */
export function Opening() {
  const { t, number } = useTranslator();
  const entries = listStanding(useCatalog().catalog);
  const figures = [
    ['populations', entries.length],
    ['species', new Set(entries.map(({ row }) => row.species)).size],
    ['countries', new Set(entries.flatMap(landsOf)).size],
  ] as const;
  return (
    <ul className="opening">
      {figures.map(([panel, n]) => (
        <li key={panel}>
          <ListLink panel={panel}>
            <strong>{number(n)}</strong> {t(`home.count.${panel}`, { n })}
          </ListLink>
        </li>
      ))}
    </ul>
  );
}
