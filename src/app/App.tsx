import { Suspense, lazy, useEffect, useState } from 'react';
import type { Board } from '../share/address.ts';
import { Answer } from '../views/answer/Answer.tsx';
import { Compare } from '../views/compare/Compare.tsx';
import { Controls } from '../views/controls/Controls.tsx';
import { Notices } from '../views/notices/Notices.tsx';
import { Legend } from '../views/parts/Legend.tsx';
import { useSelect, useSession } from '../views/parts/session.tsx';
import { words } from '../views/parts/words.ts';
import { Stage } from '../views/stage/Stage.tsx';
import { Track } from '../views/track/Track.tsx';
import { Announcer } from './Announcer.tsx';
import { Header } from './Header.tsx';
import { bindKeyboard } from './keyboard.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { Panels } from './Panels.tsx';
import { usePlayback } from './usePlayback.ts';

/** The boards come after the first picture, which does not wait for them. */
const boards = {
  weights: () => import('../views/shared-weights/SharedWeights.tsx'),
  memory: () => import('../views/long-memory/LongMemory.tsx'),
};
const SharedWeights = lazy(async () => ({ default: (await boards.weights()).SharedWeights }));
const LongMemory = lazy(async () => ({ default: (await boards.memory()).LongMemory }));

/** Fetches them when there is nothing else to do, so that they are there when they are asked for. */
function fetchBoards(): () => void {
  const timer = setTimeout(() => {
    // One that does not come is asked for again when it is opened, and then says why.
    for (const fetchBoard of Object.values(boards)) fetchBoard().catch(() => {});
  }, BOARDS_AFTER);
  return () => {
    clearTimeout(timer);
  };
}
const BOARDS_AFTER = 1500;

/** The whole page. */
export function App(): React.ReactElement {
  const session = useSession();
  const scene = useSelect((state) => state.scene);
  const blank = useSelect((state) => state.blank);
  const board = useSelect((state) => state.board);
  const [loaded, setLoaded] = useState<Board>('network');
  const settled = useSelect(
    (state) =>
      state.scene !== null &&
      state.awaited === null &&
      (state.board === 'network' || state.board === loaded),
  );
  usePlayback();
  useEffect(fetchBoards, []);
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
            {board === 'weights' && <Legend />}
          </div>
          {scene !== null && (
            <>
              {board === 'network' && <Stage scene={scene} foot={<Compare />} />}
              {board !== 'network' && (
                <Suspense fallback={<div className="board" />}>
                  {board === 'weights' ? (
                    <SharedWeights scene={scene} />
                  ) : (
                    <LongMemory scene={scene} />
                  )}
                  <Loaded board={board} tell={setLoaded} />
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

/** Beside a board that is loaded later: it is drawn, and speaks, only when that has come. */
function Loaded({ board, tell }: { board: Board; tell: (board: Board) => void }): null {
  useEffect(() => {
    tell(board);
  }, [board, tell]);
  return null;
}
