import type { ReactNode } from 'react';
import { BackIcon } from './icons.tsx';
import { useTranslator } from './use-atlas.ts';
import { useDocumentTitle } from './use-document-title.ts';
import { ViewLink } from './ViewLink.tsx';

interface PlacePageProps {
  /** Heading of the page, and title of the window. */
  readonly title: string;
  /** Its language, BCP 47, where it is not the page's. */
  readonly titleLang?: string | undefined;
  readonly children: ReactNode;
}

/** A page of the panel: the way back to all populations, its heading, and what it says. */
export function PlacePage({ title, titleLang, children }: PlacePageProps) {
  const { t } = useTranslator();
  useDocumentTitle(title);
  return (
    <article className="page">
      <ViewLink view={{}} className="back">
        <BackIcon /> {t('page.allPopulations')}
      </ViewLink>
      <h1 lang={titleLang}>{title}</h1>
      {children}
    </article>
  );
}
