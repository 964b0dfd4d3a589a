import { useTranslator } from '../use-atlas.ts';
import type { Drawing } from './use-drawing.ts';

/** How to draw, over the map, while a line is drawn. */
export function DrawingBar({ mode, drawing }: { readonly mode: 'draw' | 'edit'; readonly drawing: Drawing }) {
  const { t } = useTranslator();
  return (
    <fieldset className="drawing-bar" aria-label={t(mode === 'draw' ? 'project.draw' : 'project.edit')}>
      <output>{t(mode === 'draw' ? 'drawing.drawHint' : 'drawing.editHint')}</output>
      <span className="links">
        {mode === 'draw' && <button type="button" className="plain" onClick={() => drawing.undo()}>{t('drawing.undo')}</button>}
        {mode === 'draw' && <button type="button" className="plain" onClick={drawing.finish}>{t('drawing.finish')}</button>}
        <button type="button" className="plain" onClick={drawing.stop}>{t(mode === 'draw' ? 'drawing.cancel' : 'drawing.done')}</button>
      </span>
    </fieldset>
  );
}
