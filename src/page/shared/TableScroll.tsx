import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A table that may be larger than its place; where it is, the keyboard reaches it and moves it. */
export function TableScroll({ label, children }: { /** As it is read out. */ readonly label: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [moves, setMoves] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const watch = new ResizeObserver(() => setMoves(current.scrollWidth > current.clientWidth || current.scrollHeight > current.clientHeight));
    watch.observe(current);
    for (const table of current.children) watch.observe(table);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={box} className="table-scroll" {...(moves ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>
      {children}
    </div>
  );
}
