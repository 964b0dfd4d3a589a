import type { ReactNode } from 'react';
import type { Pick } from '../../map/layers/data-spec.ts';
import { entriesOfCountry, findCountry, findEntry } from '../../domain/catalog/find-entries.ts';
import { AREA_KINDS, kindOfUserAreas } from '../../domain/catalog/layer-kinds.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { describeJourneys } from '../../i18n/describe-country.ts';
import { openBarrier } from '../../state/siting-store.ts';
import { EntryOf } from '../shared/EntryOf.tsx';
import { CloseIcon } from '../shared/icons.tsx';
import { sayCounts } from '../shared/say-counts.ts';
import { Swatch } from '../shared/Swatch.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useOriginal } from '../shared/use-original.ts';

/** What was clicked on and is told of in a box of its own. */
export type PickedOnMap = Extract<Pick, { kind: 'barrier' | 'area' | 'population' | 'country' }>;
type PickedOf<Kind extends Pick['kind']> = Extract<PickedOnMap, { kind: Kind }>;

/** What lies where the map was clicked: a barrier or an area and who says so, a corridor with its animals and months, or a country. */
export function Popup({ picked, onClose }: { readonly picked: PickedOnMap; readonly onClose: () => void }) {
  const { t } = useTranslator();
  return (
    <aside className="popup" aria-label={t('popup.label')}>
      <button type="button" className="icon-button" aria-label={t('popup.close')} onClick={onClose}>
        <CloseIcon />
      </button>
      {contentOf(picked, onClose)}
    </aside>
  );
}

function contentOf(picked: PickedOnMap, onClose: () => void): ReactNode {
  if (picked.kind === 'population') return <Corridor picked={picked} />;
  if (picked.kind === 'country') return <Land picked={picked} />;
  return <Mapped picked={picked} onClose={onClose} />;
}

function Mapped({ picked, onClose }: { readonly picked: PickedOf<'barrier' | 'area'>; readonly onClose: () => void }) {
  const { t } = useTranslator();
  const { layers } = useCatalog();
  const original = useOriginal();
  const userAreas = useAtlas((state) => state.userAreas);
  const layer = layers.find(({ id }) => id === picked.layer);
  const userKind = kindOfUserAreas(picked.layer);
  const file = userKind === undefined ? undefined : userAreas[userKind]?.fileName;
  const areaKind = userKind ?? AREA_KINDS.find((kind) => kind === layer?.kind) ?? 'protected-areas';
  const kind = picked.kind === 'barrier' ? t(`barrier.${picked.type}`) : t(`layer.${areaKind}`);
  return (
    <>
      <p className="quiet">{kind}</p>
      <p className="popup-name">{picked.name || t('crossings.unnamed', { type: kind, id: picked.id })}</p>
      {layer && (
        <p className="quiet">
          {layer.title} · <span {...original}>{layer.attribution}</span>
        </p>
      )}
      {file !== undefined && <p className="quiet">{t('areas.yours', { file })}</p>}
      {picked.kind === 'barrier' && layer && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            openBarrier({ layer: layer.id, barrier: picked.id, at: [...picked.lngLat] });
            onClose();
          }}
        >
          {t('crossings.siting')}
        </button>
      )}
    </>
  );
}

/** Class, animals and months of a corridor; of a distribution, whose it is. */
function Corridor({ picked: { population, use } }: { readonly picked: PickedOf<'population'> }) {
  const translator = useTranslator();
  const { t, lang } = translator;
  const { catalog } = useCatalog();
  const found = findEntry(catalog, population);
  if (!found || !use) return null;
  const isRange = found.row.evidence === 'distribution';
  return (
    <>
      <p className="quiet popup-class">
        <Swatch toggle={isRange ? 'distribution' : `corridors-${use}`} /> {t(isRange ? 'layer.distribution' : `use.${use}`)}
      </p>
      <p className="popup-name">
        <ViewLink view={{ population }}>{textIn(found.row, 'name', lang)}</ViewLink>
      </p>
      <EntryOf id={population}>
        {(entry) => (
          <>
            {entry.summary.individuals !== undefined && (
              // A published corridor may rest on more than its sample.
              <p>{t(entry.file.evidence === 'tracks' ? 'popup.animals' : 'home.animals', { n: entry.summary.individuals })}</p>
            )}
            {describeJourneys(entry, translator).map((said) => (
              <p key={said} className="quiet">
                {said}
              </p>
            ))}
          </>
        )}
      </EntryOf>
    </>
  );
}

function Land({ picked: { iso3, name } }: { readonly picked: PickedOf<'country'> }) {
  const translator = useTranslator();
  const { catalog } = useCatalog();
  const country = findCountry(catalog, iso3);
  const entries = entriesOfCountry(catalog, iso3).filter(({ row }) => !row.withdrawn);
  return (
    <>
      <p className="popup-name">
        <ViewLink view={{ country: iso3 }}>{country ? translator.countryName(country.iso2, country.name) : name}</ViewLink>
      </p>
      <p className="quiet">
        {sayCounts(
          entries.map(({ row }) => row),
          translator,
        )}
      </p>
    </>
  );
}
