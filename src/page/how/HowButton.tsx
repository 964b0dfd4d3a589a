import '../styles/how.css';
import { type ReactNode, type ToggleEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { writeCommand } from '../../domain/how/repeat.ts';
import type { Translator } from '../../i18n/translator.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { MethodLink } from '../method/MethodLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { explain } from './explain.ts';
import type { Explanation, HowTopic } from './how-topic.ts';

export interface HowProps {
  /** What the figures are called, as their heading has it; a name of their own where left out. */
  readonly what?: string;
  readonly topic: HowTopic;
}

/** Room between the popover and the edges of the window, pixels. */
const MARGIN = 8;

/**
 * A button beside figures, and behind it how they were made, from which data, with what sample and uncertainty, and the command that
 * repeats it. The popover is the browser's own: Escape and a click beside it close it, and the focus goes back to the button.
 */
export function HowButton({ what, topic }: HowProps) {
  const { t } = useTranslator();
  const id = useId();
  const title = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const name = t('explain.button', { what: what ?? nameOwn(topic, t) });
  useLayoutEffect(() => {
    if (!open || !button.current || !popover.current) return;
    placeBeside(popover.current, button.current.getBoundingClientRect());
    popover.current.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }, [open]);
  return (
    <div className="how">
      <button ref={button} type="button" className="plain how-open" aria-label={name} popoverTarget={id}>
        {t('explain.short')}
      </button>
      <div
        ref={popover}
        id={id}
        className="how-popover"
        popover="auto"
        role="dialog"
        aria-labelledby={title}
        onToggle={({ newState }: ToggleEvent<HTMLDivElement>) => setOpen(newState === 'open')}
      >
        {open && (
          <>
            <div className="how-head">
              <h2 id={title} tabIndex={-1}>
                {name}
              </h2>
              <button type="button" className="icon-button" aria-label={t('explain.close')} popoverTarget={id} popoverTargetAction="hide">
                <CloseIcon />
              </button>
            </div>
            <Explained topic={topic} />
          </>
        )}
      </div>
    </div>
  );
}

/** What figures are called whose heading has texts of another part of the page, or that have none. */
function nameOwn({ of }: HowTopic, t: Translator['t']): string {
  return t(`explain.what.${of === 'representativeness' || of === 'bottlenecks' || of === 'network' || of === 'kind' ? of : 'sample'}`);
}

/** Below the button where there is room, else above it; its whole width inside the window. */
function placeBeside(popover: HTMLElement, { left, right, top, bottom }: DOMRect): void {
  const { width, height } = popover.getBoundingClientRect();
  const below = bottom + 4;
  const y = below + height + MARGIN <= innerHeight ? below : Math.max(MARGIN, top - height - 4);
  const wanted = document.documentElement.dir === 'rtl' ? right - width : left;
  popover.style.left = `${Math.max(MARGIN, Math.min(wanted, innerWidth - width - MARGIN))}px`;
  popover.style.top = `${Math.max(MARGIN, Math.min(y, innerHeight - height - MARGIN))}px`;
}

function Explained({ topic }: Pick<HowProps, 'topic'>) {
  const translator = useTranslator();
  const { t } = translator;
  const { catalog } = useCatalog();
  const { how, data, sample, unsure, ...rest } = explain(topic, { words: translator, catalog });
  return (
    <>
      <Part title={t('explain.how')}>
        {how.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Part>
      {data.length > 0 && (
        <Part title={t('explain.data')}>
          <ul className="plain-list">
            {data.map(({ text, url }) => (
              <li key={text}>
                {url === undefined ? (
                  text
                ) : (
                  <a href={url} target="_blank" rel="noreferrer">
                    {text}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {sample.length > 0 && (
        <Part title={t('explain.sample')}>
          <ul className="plain-list">
            {sample.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Part>
      )}
      {unsure.length > 0 && (
        <Part title={t('explain.unsure')}>
          {[...new Set(unsure)].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Part>
      )}
      <Part title={t('explain.repeat')}>
        <Repeated {...rest} />
      </Part>
      <p>
        <MethodLink />
      </p>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Commands, each with the files that it takes; the build where it alone does it; and what no command repeats. */
function Repeated({ repeats, build, notes }: Pick<Explanation, 'repeats' | 'build' | 'notes'>) {
  const { t } = useTranslator();
  const files = [...new Map(repeats.flatMap((one) => one.files.map((file) => [file.name, file] as const))).values()];
  return (
    <>
      {repeats.map(({ settings, words }) => (
        <div key={words.join(' ')}>
          {settings && (
            <>
              <p>{t('explain.repeat.settings', { file: settings.name })}</p>
              <Code text={settings.json} />
            </>
          )}
          <Code text={writeCommand({ words })} />
        </div>
      ))}
      {files.length > 0 && (
        <ul className="plain-list">
          {files.map(({ name, is, from }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {t(`explain.file.${is}`, { title: from?.title ?? '' })}
            </li>
          ))}
        </ul>
      )}
      {build !== undefined && (
        <>
          <p>{t(repeats.length > 0 ? 'explain.repeat.wholeBuild' : 'explain.repeat.build')}</p>
          <Code text={build} />
        </>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {repeats.length === 0 && build === undefined && notes.length === 0 && <p>{t('explain.repeat.none')}</p>}
    </>
  );
}

/** What is typed into a terminal, from left to right in any language. */
function Code({ text }: { readonly text: string }) {
  return (
    <pre dir="ltr" lang="en">
      <code>{text}</code>
    </pre>
  );
}
