import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { switchLayers } from '../../state/atlas-store.ts';
import { useTranslator } from './use-atlas.ts';

/** A button for each layer that is off and would say more here. */
export function LayerChips({ off }: { readonly off: readonly LayerToggle[] }) {
  const { t } = useTranslator();
  if (off.length === 0) return null;
  return (
    <p className="chips">
      {off.map((kind) => (
        <button key={kind} type="button" className="chip" onClick={() => switchLayers([kind], true)}>
          + {t(`layer.${kind}`)}
        </button>
      ))}
    </p>
  );
}
