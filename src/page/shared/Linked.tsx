import type { ReactNode } from 'react';

/** Stands for what is linked while a sentence is put together: a sign that no text has. */
export const LINKED = '\uE000';

/** A sentence in which what was said as `LINKED` is a link: where it stands is the language's own. */
export function Linked({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const [before = '', after = ''] = text.split(LINKED);
  return (
    <>
      {before}
      <bdi>{children}</bdi>
      {after}
    </>
  );
}
