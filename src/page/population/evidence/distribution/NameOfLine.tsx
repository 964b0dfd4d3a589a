import type { BarrierCrossing } from '../../../../domain/crossings/types.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** A line by its name, or by its type and number; pressing it shows where it lies. */
export function NameOfLine({ row: { name, type, barrier }, onShow }: { readonly row: BarrierCrossing; readonly onShow: () => void }) {
  const { t } = useTranslator();
  return (
    <button type="button" className="plain" onClick={onShow}>
      {name || t('crossings.unnamed', { type: t(`barrier.${type}`), id: barrier })}
    </button>
  );
}
