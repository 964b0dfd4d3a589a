import { Component, type ReactNode, Suspense, useEffect, useState } from 'react';
import { describeError, type Fault } from '../../domain/errors.ts';
import { FaultWords } from './Alerts.tsx';
import { forgetFailed } from './lazily.tsx';
import { useAtlas, useTranslator } from './use-atlas.ts';

/** After this long without an answer a person is told that something is still awaited, ms. */
const PATIENCE_MS = 8000;

interface BoundaryProps {
  readonly children: ReactNode;
  /** What stands there while the part is on its way. */
  readonly waiting?: ReactNode;
  /** With another one the part is tried anew, as another page is. */
  readonly of?: string;
}

interface BoundaryState {
  readonly fault: Fault | undefined;
  readonly of: string | undefined;
}

/**
 * Around each piece of the page that can fail for itself: code that does not arrive, and code that throws. What happened,
 * what is safe and the way on stand in its place; everything else stays as it is.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { fault: undefined, of: this.props.of };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    const { code, values, place } = describeError(error);
    return { fault: { code: code === 'fault.unexpected' ? 'part.failed' : code, values, place } };
  }

  static getDerivedStateFromProps({ of }: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    if (of === state.of) return null;
    if (state.fault) forgetFailed();
    return { fault: undefined, of };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault) return <Failed fault={fault} onAgain={this.tryAgain} />;
    return <Suspense fallback={<Waiting>{this.props.waiting}</Waiting>}>{this.props.children}</Suspense>;
  }

  private readonly tryAgain = (): void => {
    forgetFailed();
    this.setState({ fault: undefined });
  };
}

interface FailedProps {
  readonly fault: Fault;
  readonly onAgain: () => void;
}

/** What happened to a piece of the page, what is safe, and the ways on. */
export function Failed({ fault, onAgain }: FailedProps) {
  const { t } = useTranslator();
  const unkept = useAtlas((state) => state.unkept);
  return (
    <div role="alert" className="empty">
      <FaultWords fault={fault} />
      {unkept && <p>{t('part.unkept')}</p>}
      <p className="actions">
        <button type="button" onClick={onAgain}>
          {t('crossings.again')}
        </button>
        <button type="button" className="plain" onClick={() => location.reload()}>
          {t('part.reload')}
        </button>
      </p>
    </div>
  );
}

/** What stands where something will be; once that takes long, a person is told so. */
export function Waiting({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslator();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      {children}
      {long && (
        <p role="status" className="quiet">
          {t('part.slow')}
        </p>
      )}
    </>
  );
}
