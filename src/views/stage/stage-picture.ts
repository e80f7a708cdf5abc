import type { SessionState } from '../../store/state.ts';
import type { Scene } from '../../timeline/values.ts';
import type { Picture } from './picture.ts';

/** What is drawn of the stage, and which part of it is in view. */
export interface StagePicture {
  readonly scene: Scene;
  readonly state: SessionState;
  readonly theme: string;
  readonly picture: Picture;
  readonly likeliest: number;
  readonly compactInput: boolean;
  readonly outputRows: number;
  /** Of texts. */
  readonly scale: number;
  /** How far it is scrolled, and the size of the view. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
