import type { Pick } from '../../map/layers/data-spec.ts';
import { AREA_KINDS, kindOfUserAreas } from '../../domain/catalog/layer-kinds.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** What a barrier or an area on the map is, and who says so. */
export function Popup({ picked, onClose }: { readonly picked: Extract<Pick, { kind: 'barrier' | 'area' }>; readonly onClose: () => void }) {
  const { t } = useTranslator();
  const { layers } = useCatalog();
  const userAreas = useAtlas((state) => state.userAreas);
  const layer = layers.find(({ id }) => id === picked.layer);
  const userKind = kindOfUserAreas(picked.layer);
  const file = userKind === undefined ? undefined : userAreas[userKind]?.fileName;
  const areaKind = userKind ?? AREA_KINDS.find((kind) => kind === layer?.kind) ?? 'protected-areas';
  const kind = picked.kind === 'barrier' ? t(`barrier.${picked.type}`) : t(`layer.${areaKind}`);
  return (
    <aside className="popup" aria-label={t('popup.label')}>
      <button type="button" className="icon-button" aria-label={t('popup.close')} onClick={onClose}>
        <CloseIcon />
      </button>
      <p className="quiet">{kind}</p>
      <p className="popup-name">{picked.name || t('crossings.unnamed', { type: kind, id: picked.id })}</p>
      {layer && (
        <p className="quiet">
          {layer.title} · {layer.attribution}
        </p>
      )}
      {file !== undefined && <p className="quiet">{t('areas.yours', { file })}</p>}
    </aside>
  );
}
