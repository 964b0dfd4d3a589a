import { ListLink } from '../shared/ListLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

/** Three ways into the atlas: by species, by country, by what stands in the way; and by the time of year. */
export function Doors() {
  const { t } = useTranslator();
  return (
    <nav className="doors" aria-label={t('browse.doors')}>
      {(['species', 'countries', 'barriers', 'calendar'] as const).map((panel) => (
        <ListLink key={panel} panel={panel} className="door">
          <strong>{t(`browse.door.${panel}`)}</strong>
          <span className="quiet">{t(`browse.doorHint.${panel}`)}</span>
        </ListLink>
      ))}
    </nav>
  );
}
