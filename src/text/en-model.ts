const NOTHING = 'Nothing has changed.';
const count = (updates: number): string => `${updates} update${updates === 1 ? '' : 's'}`;

/** Saving the model to a file, and loading it again. */
export const model = {
  label: 'The model',
  help: 'A file holds the settings and every weight to the last bit. It can also be dropped here.',
  drop: 'Drop it: the model is loaded',
  save: (update: number) => `Save model after update ${update}`,
  saveBefore: (update: number) => `Save model before update ${update}`,
  load: 'Load model …',
  reading: 'Reading the file …',
  saved: (name: string) => `Saved as ${name}.`,
  loaded: (text: string, updates: number) => `Loaded: ${text} after ${count(updates)}.`,
  /** Why a file was refused. */
  problems: {
    tooLarge: `This file is far too large for a model. ${NOTHING}`,
    unreadable: `The file could not be read. Choose it again. ${NOTHING}`,
    notAModel: `This file is not a model that Unrolled has saved. ${NOTHING}`,
    damaged: `This model file is damaged or cut off. Save it again, or copy it again. ${NOTHING}`,
    newer: `This file was saved by a later version of Unrolled, and cannot be read here. ${NOTHING}`,
    settings: `This file holds settings that Unrolled does not allow. ${NOTHING}`,
    shape: `The numbers in this file do not fit its text and its settings. ${NOTHING}`,
    negative: `Losses and squares are never negative: some in this file are. ${NOTHING}`,
    notFinite: `Some numbers in this file are infinite or no numbers at all. ${NOTHING}`,
  },
  notSaved: 'The file could not be saved. The model is still here.',
};
