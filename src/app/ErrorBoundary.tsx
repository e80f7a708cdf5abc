import { Component } from 'react';
import type { ReactNode } from 'react';
import { words } from '../views/parts/words.ts';

/** A view that fails is named and can be opened again; the address keeps the state. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert" className="failed">
        <p>{words.app.failed}</p>
        <button
          type="button"
          onClick={() => {
            location.reload();
          }}
        >
          {words.app.reload}
        </button>
        <button
          type="button"
          onClick={() => {
            location.hash = '';
            location.reload();
          }}
        >
          {words.app.lastPicture}
        </button>
      </div>
    );
  }
}
