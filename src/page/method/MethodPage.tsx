import { addressOfDoi } from '../../domain/citation/address-of-doi.ts';
import '../styles/method.css';
import { BackIcon } from '../shared/icons.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useDocumentTitle } from '../shared/use-document-title.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { QuadratureFigure } from './QuadratureFigure.tsx';
import { useOriginal } from '../shared/use-original.ts';

/** The papers that the method rests on. */
const SOURCES: readonly { readonly citation: string; readonly doi: string }[] = [
  {
    citation:
      'Bunnefeld et al. 2011, A model-driven approach to quantify migration patterns: individual, regional and yearly differences, Journal of Animal Ecology',
    doi: '10.1111/j.1365-2656.2010.01776.x',
  },
  {
    citation:
      'Spitz, Hebblewhite & Stephenson 2017, ‘MigrateR’: extending model-driven methods for classifying and quantifying animal movement behavior, Ecography',
    doi: '10.1111/ecog.02587',
  },
  { citation: 'Horne, Garton, Krone & Lewis 2007, Analyzing animal movements using Brownian bridges, Ecology', doi: '10.1890/06-0957.1' },
  {
    citation:
      'Kranstauber et al. 2012, A dynamic Brownian bridge movement model to estimate utilization distributions for heterogeneous animal movement, Journal of Animal Ecology',
    doi: '10.1111/j.1365-2656.2012.01955.x',
  },
  {
    citation:
      'Merkle et al. 2022, Migration Mapper: identifying movement corridors and seasonal ranges for large mammal conservation, Methods in Ecology and Evolution',
    doi: '10.1111/2041-210X.13976',
  },
  { citation: 'Costa et al. 2010, Accuracy of ARGOS locations of pinnipeds at-sea estimated using Fastloc GPS, PLOS ONE', doi: '10.1371/journal.pone.0008677' },
  {
    citation: 'Xu et al. 2021, Barrier Behaviour Analysis (BaBA) reveals extensive effects of fencing on wide-ranging ungulates, Journal of Applied Ecology',
    doi: '10.1111/1365-2664.13806',
  },
];

const PARTS = ['import', 'sequences', 'bridges', 'population', 'crossings', 'limits'] as const;

/** How every figure of the atlas is made, and what it cannot tell. */
export function MethodPage() {
  const original = useOriginal('en');
  const { t } = useTranslator();
  useDocumentTitle(t('how.title'));
  return (
    <article className="page">
      <ViewLink view={{}} className="back">
        <BackIcon /> {t('page.allPopulations')}
      </ViewLink>
      <h1>{t('how.title')}</h1>
      <p>{t('how.lead')}</p>
      {PARTS.map((part) => (
        <section key={part}>
          <h2>{t(`how.${part}.title`)}</h2>
          <p>{t(`how.${part}`)}</p>
          {part === 'bridges' && <p>{t('how.dynamic')}</p>}
          {part === 'bridges' && <QuadratureFigure />}
        </section>
      ))}
      <section>
        <h2>{t('how.sources.title')}</h2>
        <ul className="sources">
          {SOURCES.map(({ citation, doi }) => (
            <li key={doi}>
              <span {...original}>{citation}.</span>{' '}
              <a href={addressOfDoi(doi)} target="_blank" rel="noreferrer">
                doi:{doi}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
