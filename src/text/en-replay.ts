/** The way to an update that takes longer than a blink. */
export const replay = {
  replaying: (done: number, total: number) => `Replaying update ${done} of ${total}`,
  replayingPinned: (done: number, total: number) =>
    `Replaying the pinned update: ${done} of ${total}`,
  stillEmpty: 'A replay is running. The network is drawn here when it is done.',
  progress: 'Progress of the replay',
  giveUp: { pinned: 'Go on without it', stay: 'Stay here', start: 'Go to the first update' },
};
