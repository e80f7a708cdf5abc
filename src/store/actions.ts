import type { Configuration } from '../engine/configuration.ts';
import type { ParameterName } from '../engine/shapes.ts';
import type {
  AddressProblem,
  AddressState,
  Board,
  CurveView,
  Panel,
  Sampling,
  WeightsView,
} from '../share/address.ts';
import type { Model } from '../share/model-file.ts';
import type { Move, Position } from '../timeline/position.ts';
import type { Cell } from '../timeline/quantities.ts';
import type { Goal } from '../worker/client.ts';
import type { Preferences } from './preferences.ts';
import type { Notice } from './state.ts';

/** An element (0-based, row-major) of a parameter. */
export interface ParameterCell {
  readonly parameter: ParameterName;
  readonly index: number;
}

/** Everything that a person can do. */
export interface SessionActions {
  move(kind: Move): void;
  goTo(position: Position): void;
  setPlaying(playing: boolean): void;
  /** Plays or pauses; a training that goes on is stopped, and nothing plays. */
  playOrPause(): void;
  setSpeed(speed: number): void;
  /** Train on from the update on the stage: see updatesMade. */
  train(goal: Goal): void;
  stopTraining(): void;
  /** Begin again with this configuration: new weights from its seed, update 0. */
  apply(configuration: Configuration): void;
  /** Go on with a model from where it is; what lies before that is computed when it is asked for. */
  load(model: Model): void;
  /**
   * Go on with a configuration that differs from the present one only from the update on the stage
   * on: a number set by hand, a recurrence put back. The place on the track stays.
   */
  intervene(configuration: Configuration): void;
  /**
   * Set a parameter by hand in the update on the stage. `continuing`: as part of the same gesture
   * as the change before, which it replaces.
   */
  setParameter(cell: ParameterCell, value: number, continuing: boolean): void;
  /** Another learning rate from the update on the stage on. */
  setRate(value: number): void;
  setCurve(change: Partial<CurveView>): void;
  setSampling(change: Partial<Sampling>): void;
  /** Take back the last number that was set by hand. */
  undoChange(): void;
  /**
   * The state that an address holds; used when the address is edited or the page is opened. `kept`:
   * models on the way to its updates, so that they need not be computed from the start.
   */
  open(address: AddressState, problem: AddressProblem | null, kept?: readonly Model[]): void;
  /**
   * Do without the update that is being run again: without the pinned one, or stay at the one on the
   * stage or, where there is none, at the beginning of the run.
   */
  giveUp(): void;
  /** Ask a number on the picture. */
  select(cell: Cell): void;
  /** Ask a number that the selected one was computed from or is used in, going there when need be. */
  follow(cell: Cell): void;
  /** Back to the number that the step itself is about. */
  clearSelection(): void;
  /** Ask a number at the step that computes it. */
  goToWriter(cell: Cell): void;
  /** Back to the number that was asked before, and to the step at which it was. */
  goBack(): void;
  showPanel(panel: Panel): void;
  showBoard(board: Board): void;
  /** Keep the update on the stage to compare others with; or keep none. */
  pin(): void;
  unpin(): void;
  /** Whether the stage shows differences to the update that is kept. */
  setComparing(comparing: boolean): void;
  /** Change what the board of the shared weights shows. */
  setWeights(change: Partial<WeightsView>): void;
  setFolded(folded: boolean): void;
  /** The stage keeps it within what it can show. */
  setZoom(zoom: number): void;
  setBlank(blank: boolean): void;
  showKeys(shown: boolean): void;
  setPreferences(change: Partial<Preferences>): void;
  /** Say something that the session itself does not know of. */
  tell(notice: Notice): void;
  dismissNotice(): void;
  /** The long texts of an address are being loaded, until something is shown. */
  setReading(reading: boolean): void;
  dispose(): void;
}
