import { LIMITS } from '../../share/limits.ts';
import type { Notice } from '../../store/state.ts';
import { plainSymbol } from '../../timeline/notation.ts';
import { laterWords } from '../parts/later-words.ts';
import { Prose } from '../parts/Prose.tsx';
import { faultsSentence } from './faults.ts';
import type { StoppedRun } from './stopped.ts';
import { stoppedSentence } from './stopped.ts';

type SaidNotice = Exclude<Notice, { kind: 'restarted' | 'failed' }>;

interface SaidProps {
  readonly notice: SaidNotice;
  readonly run: StoppedRun;
}

/** A notice in words. What an address says is quoted as it is: no name in it is set as a symbol. */
export const Said = ({ notice, run }: SaidProps): React.ReactElement =>
  notice.kind === 'addressFaulty' ? (
    <>{faultsSentence(notice.faults)}</>
  ) : (
    <Prose>{sentenceOf(notice, run)}</Prose>
  );

function sentenceOf(
  notice: Exclude<SaidNotice, { kind: 'addressFaulty' }>,
  run: StoppedRun,
): string {
  const { notices } = laterWords;
  switch (notice.kind) {
    case 'addressNewer':
      return notices.addressNewer;
    case 'textMissing':
    case 'textDamaged':
    case 'textUnreachable':
      return notices[notice.kind];
    case 'textNotKept':
      return notices.textNotKept[notice.reason];
    case 'tooManyChanges':
      return notices.tooManyChanges(LIMITS.changes);
    case 'storageDenied':
    case 'storageFull':
    case 'keptDamaged':
      return notices[notice.kind];
    case 'begun':
      return notices.begun(notice.left);
    case 'stopped':
      return stoppedSentence(notice, run);
    case 'diverged': {
      const { step, n } = notice;
      const quantity = step.writes === null ? '' : plainSymbol(step.writes);
      const place = step.t === null ? '' : notices.divergedPlace(step.t);
      return notices.diverged(n + 1, quantity, place);
    }
  }
}
