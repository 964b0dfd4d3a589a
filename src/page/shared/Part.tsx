import { Component, type ReactNode, Suspense } from 'react';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { forgetFailed } from './lazily.tsx';

interface PartProps {
  readonly children: ReactNode;
  /** What stands there until the part has arrived, and where it does not. */
  readonly without?: ReactNode;
  /** What stands there where it did not arrive, if that is something else. */
  readonly failed?: ReactNode;
  /** With another one the part is tried anew. */
  readonly of?: string;
}

interface PartState {
  readonly failed: boolean;
  readonly of: string | undefined;
}

/**
 * Around a part that has no place of its own for words: one that fails is told of as an alert, and the rest of the page
 * stays. Once it was taken off the page, as with its layer, it is tried anew.
 */
export class Part extends Component<PartProps, PartState> {
  override state: PartState = { failed: false, of: this.props.of };

  static getDerivedStateFromError(): Partial<PartState> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ of }: PartProps, state: PartState): Partial<PartState> | null {
    if (of === state.of) return null;
    if (state.failed) forgetFailed();
    return { failed: false, of };
  }

  override componentDidCatch(error: unknown): void {
    reportFault(describeError(error));
  }

  override componentWillUnmount(): void {
    if (this.state.failed) forgetFailed();
  }

  override render(): ReactNode {
    const { children, without = null, failed = without } = this.props;
    return this.state.failed ? failed : <Suspense fallback={without}>{children}</Suspense>;
  }
}
