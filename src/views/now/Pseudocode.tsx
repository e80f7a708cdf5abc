import { currentStep } from '../../store/selectors.ts';
import { PSEUDOCODE } from '../../timeline/pseudocode.ts';
import type { Phase } from '../../timeline/steps.ts';
import { useSelect } from '../shared/session.tsx';
import { words } from '../shared/words.ts';

/** The program of the present phase, with the running line lit. */
export function Pseudocode({ phase }: { phase: Phase }): React.ReactElement {
  const line = useSelect((state) => currentStep(state)?.line ?? null);
  const clipping = useSelect(({ configuration }) => configuration.clipping !== null);
  return (
    <section className={`pseudocode ${phase}`} aria-label={words.now.pseudocode}>
      {PSEUDOCODE.filter((code) => code.phase === phase && (clipping || code.id !== 'clip')).map(
        (code) => (
          <code
            key={code.text}
            className={code.id !== null && code.id === line ? 'running' : ''}
            aria-current={code.id !== null && code.id === line ? 'step' : undefined}
            style={{ paddingInlineStart: `${0.8 + code.indent * 1.4}em` }}
          >
            {code.text}
          </code>
        ),
      )}
    </section>
  );
}
