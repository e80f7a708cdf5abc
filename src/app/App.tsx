import { useEffect, useState } from 'react';
import type { Board } from '../share/address.ts';
import { Answer } from '../views/answer/Answer.tsx';
import { Compare } from '../views/compare/Compare.tsx';
import { Controls } from '../views/controls/Controls.tsx';
import { Notices } from '../views/notices/Notices.tsx';
import { Later, useAllHere } from '../views/parts/later.tsx';
import { Legend } from '../views/parts/Legend.tsx';
import { useSelect, useSession } from '../views/parts/session.tsx';
import { useMedia } from '../views/parts/useMedia.ts';
import { words } from '../views/parts/words.ts';
import { Stage } from '../views/stage/Stage.tsx';
import { Track } from '../views/track/Track.tsx';
import { Announcer } from './Announcer.tsx';
import { Header } from './Header.tsx';
import { keepFocus } from './focus.ts';
import { bindKeyboard } from './keyboard.ts';
import { KEYS } from './keys.ts';
import {
  fetchLater,
  InShort,
  KeysDialog,
  LongMemory,
  SharedWeights,
  StillEmpty,
} from './later.tsx';
import { Panels } from './Panels.tsx';
import { usePlayback } from './usePlayback.ts';

/** In milliseconds: a frame and a little. */
const AFTER_FRAME = 20;

/** The whole page. */
export function App(): React.ReactElement {
  const session = useSession();
  const isWide = useMedia('(min-width: 1280px)');
  const inHeader = useSelect(({ preferences }) => !preferences.projector) && isWide;
  const blank = useSelect((state) => state.blank);
  const board = useSelect((state) => state.board);
  const allHere = useAllHere();
  const computed = useSelect((state) => state.scene !== null && state.awaited === null);
  const settled = allHere && computed;
  usePlayback();
  useEffect(fetchLater, []);
  useEffect(() => bindKeyboard(session, document.documentElement), [session]);
  useEffect(() => keepFocus(session), [session]);
  useEffect(() => {
    // For pictures and tests: the picture is complete once the fonts are there, too.
    document.documentElement.dataset['ready'] = 'false';
    if (!settled) return;
    let current = true;
    // To ask for the fonts lays the page out: after that has been done for the frame it costs nothing.
    const timer = setTimeout(() => {
      void document.fonts.ready.then(() => {
        if (current) document.documentElement.dataset['ready'] = 'true';
      });
    }, AFTER_FRAME);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [settled]);
  return (
    <>
      <a className="skip" href="#controls">
        {words.app.skipToControls}
      </a>
      <div className="page" inert={blank}>
        <Header>{inHeader && <Notices />}</Header>
        {!inHeader && <Notices />}
        <main className="picture">
          <div className="above-stage">
            <Answer />
            {board === 'weights' && <Legend />}
          </div>
          <OfScene board={board} />
          <Controls>
            <Later>
              <InShort />
            </Later>
          </Controls>
        </main>
        <Panels />
        <Announcer />
        <Keys />
      </div>
      {blank && (
        <div className="blank">
          <p className="visually-hidden">{words.view.blank}</p>
        </div>
      )}
    </>
  );
}

const COMPARE = <Compare />;

/** What is drawn again with every picture; the rest of the page looks for itself. */
function OfScene({ board }: { board: Board }): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const replaying = useSelect(({ activity }) => activity.kind === 'replaying');
  if (scene === null) {
    return replaying ? (
      <Later>
        <StillEmpty />
      </Later>
    ) : null;
  }
  return (
    <>
      {board === 'network' && <Stage scene={scene} foot={COMPARE} />}
      {board !== 'network' && (
        <Later place={<div className="board" />}>
          {board === 'weights' ? <SharedWeights scene={scene} /> : <LongMemory scene={scene} />}
        </Later>
      )}
      <Track scene={scene} />
    </>
  );
}

/** The list of keys from when it is first asked for: closed, it gives the focus back. */
function Keys(): React.ReactElement | null {
  const shown = useSelect((state) => state.keysShown);
  const [asked, setAsked] = useState(false);
  if (shown && !asked) setAsked(true);
  return asked ? (
    <Later>
      <KeysDialog list={KEYS} />
    </Later>
  ) : null;
}
