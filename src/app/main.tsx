import '@fontsource-variable/inter/wght.css';
import './fonts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DEFAULT_ADDRESS, readAddress } from '../share/address.ts';
import { referencesIn } from '../share/texts.ts';
import { loadPreferences } from '../store/preferences.ts';
import { createSession } from '../store/session.ts';
import { SessionProvider } from '../views/parts/session.tsx';
import { createClient } from '../worker/client.ts';
import { bindAddress, openedAddress } from './address.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { bindPreferences } from './preferences.ts';
import { keepRun, openAddress } from './resume.ts';
import { bindTexts, openHash } from './texts.ts';
import './theme.css';
import './layout.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const hash = openedAddress();
const session = createSession(
  referencesIn(hash).length === 0 ? readAddress(hash).state : DEFAULT_ADDRESS,
  loadPreferences(() => localStorage),
  createClient,
);
// Until it is open, there is nothing that the address could say or follow.
void openHash(session, hash, (state, problem) => openAddress(session, state, problem)).then(() =>
  bindAddress(session),
);
bindTexts(session);
bindPreferences(session);
keepRun(session);

createRoot(root).render(
  <StrictMode>
    <SessionProvider value={session}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </SessionProvider>
  </StrictMode>,
);
