/** Keeps a fault of one zone in that zone: the rest of the app, and all edits, go on. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '@mantine/core';

interface ErrorBoundaryProps {
  /** What the zone is called, e.g. `The inspector`. */
  readonly zone: string;
  /** Another key is another content: the fault is forgotten. */
  readonly resetKey?: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly message: string | undefined;
  readonly resetKey: string | undefined;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: undefined, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return props.resetKey === state.resetKey ? null : { message: undefined, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <div className="empty" role="alert">
        <span>
          {this.props.zone} has failed because of a fault in Paddock ({message}). Your edits are safe; save
          them and try again.
        </span>
        <Button variant="default" onClick={() => this.setState({ message: undefined })}>
          Try again
        </Button>
      </div>
    );
  }
}
