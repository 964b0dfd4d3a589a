import type { ComponentType, ReactNode } from 'react';
import { Boundary } from './Boundary.tsx';
import { lazily } from './lazily.tsx';

/**
 * A section whose code, and what texts come with it, is fetched when it is first drawn, with a boundary of its own: one that does
 * not arrive says so in its place, and what stands beside it stays.
 * @param waiting stands there until it has arrived
 */
export function lazySection<Props extends object>(load: () => Promise<ComponentType<Props>>, waiting?: ReactNode): ComponentType<Props> {
  const Section = lazily(load);
  return function LazySection(props: Props) {
    return (
      <Boundary waiting={waiting}>
        <Section {...props} />
      </Boundary>
    );
  };
}
