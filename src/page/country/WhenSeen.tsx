import { type ReactNode, useEffect, useRef, useState } from 'react';

/** How far below the fold something is made ready, CSS pixels. */
const AHEAD = '400px';

/** Tells its content when it has come near the part of the page that is seen, and leaves it so. */
export function WhenSeen({ children }: { readonly children: (seen: boolean) => ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || seen) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: AHEAD },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [seen]);
  return <div ref={place}>{children(seen)}</div>;
}
