import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

interface WholeTable {
  /** Of something around the table. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** Whether all of its rows are drawn. */
  readonly whole: boolean;
  /** The table with all its rows, for as long as it takes to read them. */
  readonly find: () => HTMLTableElement | null | undefined;
}

/** A table of which the page may show the beginning alone, and which is taken away whole. */
export function useWholeTable(): WholeTable {
  const box = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState(false);
  const find = (): HTMLTableElement | null | undefined => {
    flushSync(() => setWhole(true));
    setWhole(false);
    return box.current?.querySelector('table');
  };
  return { box, whole, find };
}
