/** The window of an update, where the text is cut into several. Times are 1-based, ends included. */
export interface WindowFacts {
  /** The time steps whose losses it adds. */
  readonly from: number;
  readonly to: number;
  /** The first time step that its backward pass comes to. */
  readonly back: number;
  readonly endsText: boolean;
}

/** What the words of a step may speak of. Times are 1-based; characters are as they are shown. */
export interface StepFacts {
  readonly t: number;
  readonly T: number;
  /** Whether t is the first or last time step of the window. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** null: it is the whole text. */
  readonly window: WindowFacts | null;
  /** The character read at t and the one that should come next. */
  readonly reads: string;
  readonly wants: string;
  readonly head: 'sigmoid' | 'softmax';
  readonly optimizer: 'sgd' | 'momentum' | 'adagrad' | 'rmsprop' | 'adam';
  readonly clipping: 'norm' | 'value' | null;
  /** Whether the recurrence is cut in this update. */
  readonly isCut: boolean;
  /** In how many updates before this one it was: W_hh and what is remembered of it were held. */
  readonly updatesCut: number;
  /** 1-based number of the update. */
  readonly update: number;
  readonly text: string;
}

export interface StepWords {
  /** A few words; what happens. */
  readonly title: (facts: StepFacts) => string;
  /** One or two plain sentences; why. */
  readonly sentence: (facts: StepFacts) => string;
}
