import { currentStep, modelScene } from '../../store/selectors.ts';
import type { CodeLine } from '../../timeline/pseudocode.ts';
import { pseudocodeOf } from '../../timeline/pseudocode.ts';
import type { Phase } from '../../timeline/steps.ts';
import { contextOf } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { words } from '../parts/words.ts';

/** Lines shown before and after the running one where the screen is low; the update has larger equations. */
const AROUND = { forward: 2, backward: 2, update: 1 };
/** The same where they stay in view, over the numbers: at projector size on a screen that is not low. */
const AROUND_IN_VIEW = 1;

/** The program of the present phase, with the running line lit. */
export function Pseudocode({ phase }: { phase: Phase }): React.ReactElement | null {
  const line = useSelect((state) => currentStep(state)?.line ?? null);
  const scene = useSelect(modelScene);
  const projector = useSelect(({ preferences }) => preferences.projector);
  const isLow = useMedia('(max-height: 950px)');
  const low = isLow || projector;
  if (scene === null) return null;
  const isRunning = ({ id }: CodeLine): boolean => id !== null && id === line;
  const lines = pseudocodeOf(contextOf(scene)).filter((code) => code.phase === phase);
  const running = Math.max(0, lines.findIndex(isRunning));
  const around = projector && !isLow ? AROUND_IN_VIEW : AROUND[phase];
  const from = low ? Math.max(0, Math.min(running - around, lines.length - 2 * around - 1)) : 0;
  const shown = low ? lines.slice(from, from + 2 * around + 1) : lines;
  return (
    <section className={`pseudocode ${phase}`} aria-label={words.now.pseudocode}>
      {shown.map((code) => (
        <code
          key={code.text}
          className={isRunning(code) ? 'running' : ''}
          aria-current={isRunning(code) ? 'step' : undefined}
          style={{ paddingInlineStart: `${0.8 + code.indent * 1.4}em` }}
        >
          {code.text}
        </code>
      ))}
    </section>
  );
}
