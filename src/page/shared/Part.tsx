import { Component, type ReactNode, Suspense } from 'react';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';

/** Around a part that is fetched when it is wanted: one that cannot be fetched is told of, and the rest of the page stays. */
export class Part extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportFault(describeError(error));
  }

  override render(): ReactNode {
    return this.state.failed ? null : <Suspense fallback={null}>{this.props.children}</Suspense>;
  }
}
