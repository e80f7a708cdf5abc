import { Suspense, lazy, useEffect, useState } from 'react';
import { Answer } from '../views/answer/Answer.tsx';
import { Compare } from '../views/compare/Compare.tsx';
import { Controls } from '../views/controls/Controls.tsx';
import { Notices } from '../views/notices/Notices.tsx';
import { Legend } from '../views/parts/Legend.tsx';
import { useSelect, useSession } from '../views/parts/session.tsx';
import { words } from '../views/parts/words.ts';
import { SharedWeights } from '../views/shared-weights/SharedWeights.tsx';
import { Stage } from '../views/stage/Stage.tsx';
import { Track } from '../views/track/Track.tsx';
import { Announcer } from './Announcer.tsx';
import { Header } from './Header.tsx';
import { bindKeyboard } from './keyboard.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { Panels } from './Panels.tsx';
import { usePlayback } from './usePlayback.ts';

const LongMemory = lazy(async () => {
  const { LongMemory: board } = await import('../views/long-memory/LongMemory.tsx');
  return { default: board };
});

/** The whole page. */
export function App(): React.ReactElement {
  const session = useSession();
  const scene = useSelect((state) => state.scene);
  const blank = useSelect((state) => state.blank);
  const board = useSelect((state) => state.board);
  const [loaded, setLoaded] = useState(false);
  const settled = useSelect(
    (state) =>
      state.scene !== null && state.awaited === null && (state.board !== 'memory' || loaded),
  );
  usePlayback();
  useEffect(() => bindKeyboard(session, document.documentElement), [session]);
  useEffect(() => {
    // For pictures and tests: the picture is complete once the fonts are there, too.
    document.documentElement.dataset['ready'] = 'false';
    if (settled)
      void document.fonts.ready.then(() => {
        document.documentElement.dataset['ready'] = 'true';
      });
  }, [settled]);
  return (
    <>
      <a className="skip" href="#controls">
        {words.app.skipToControls}
      </a>
      <div className="page" inert={blank}>
        <Header />
        <Notices />
        <main className="picture">
          <div className="above-stage">
            <Answer />
            <Compare />
            {board === 'weights' && <Legend />}
          </div>
          {scene !== null && (
            <>
              {board === 'network' && <Stage scene={scene} />}
              {board === 'weights' && <SharedWeights scene={scene} />}
              {board === 'memory' && (
                <Suspense fallback={<div className="board" />}>
                  <LongMemory scene={scene} />
                  <Loaded tell={setLoaded} />
                </Suspense>
              )}
              <Track scene={scene} />
            </>
          )}
          <Controls />
        </main>
        <Panels />
        <Announcer />
        <KeysDialog />
      </div>
      {blank && (
        <div className="blank">
          <p className="visually-hidden">{words.view.blank}</p>
        </div>
      )}
    </>
  );
}

/** Beside what is loaded later: it is drawn, and speaks, only when that has come. */
function Loaded({ tell }: { tell: (loaded: boolean) => void }): null {
  useEffect(() => {
    tell(true);
  }, [tell]);
  return null;
}
