import type { ReactNode } from 'react';
import { Component } from 'react';
import { FileX } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';

interface ErrorBoundaryProps {
  /** Names what failed: `The Map workspace`. */
  readonly what: string;
  readonly children: ReactNode;
}

/** A part of the page that fails says so in its place; the rest goes on, and nothing saved is lost. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly message: string | undefined }> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <EmptyState
        icon={FileX}
        tone="err"
        title={`${this.props.what} failed`}
        text={`${message} What was saved is safe.`}
        actions={
          <>
            <Button onClick={() => this.setState({ message: undefined })}>Show it again</Button>
            <Button look="primary" onClick={() => location.reload()}>
              Reload the page
            </Button>
          </>
        }
      />
    );
  }
}
