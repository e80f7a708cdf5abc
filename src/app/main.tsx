import '@fontsource-variable/inter/wght.css';
import './fonts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readAddress } from '../share/address.ts';
import { loadPreferences } from '../store/preferences.ts';
import { createSession } from '../store/session.ts';
import { SessionProvider } from '../views/parts/session.tsx';
import { createClient } from '../worker/client.ts';
import { bindAddress, openedAddress } from './address.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { bindPreferences } from './preferences.ts';
import './theme.css';
import './layout.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const { state, problem } = readAddress(openedAddress());
const session = createSession(
  state,
  loadPreferences(() => localStorage),
  createClient,
);
session.actions.open(state, problem);
bindAddress(session);
bindPreferences(session);

createRoot(root).render(
  <StrictMode>
    <SessionProvider value={session}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </SessionProvider>
  </StrictMode>,
);
