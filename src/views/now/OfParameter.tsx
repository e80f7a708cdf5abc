import { GradientCheck } from './GradientCheck.tsx';
import { SetByHand } from './SetByHand.tsx';

/** What can be done with the selected number where it is a parameter, or the gradient of one. */
export default function OfParameter(): React.ReactElement {
  return (
    <>
      <SetByHand />
      <GradientCheck />
    </>
  );
}
