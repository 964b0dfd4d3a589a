import { type ReactNode, useState } from 'react';
import { useTranslator } from './use-atlas.ts';

/** Items shown at first, and with every press: what a person reads, and a page stays quick with. */
const STEP = 50;

interface LongListProps<Item> {
  readonly items: readonly Item[];
  readonly children: (items: readonly Item[]) => ReactNode;
  /** Whether all are shown, for as long as that is said. */
  readonly whole?: boolean;
}

/** The beginning of a list however long it is, and a button for more of it. */
export function LongList<Item>({ items, children, whole = false }: LongListProps<Item>) {
  const { t } = useTranslator();
  const [shown, setShown] = useState(STEP);
  const left = items.length - shown;
  return (
    <>
      {children(left > 0 && !whole ? items.slice(0, shown) : items)}
      {left > 0 && (
        <button type="button" className="plain" onClick={() => setShown(shown + STEP)}>
          {t('list.more', { n: Math.min(STEP, left), left })}
        </button>
      )}
    </>
  );
}
