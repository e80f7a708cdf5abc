import * as v from 'valibot';
import type { Configuration } from '../engine/configuration.ts';
import { MOMENTS } from '../engine/configuration.ts';
import type { PlainCheckpoint, TextSize } from '../engine/plain-checkpoint.ts';
import { misfitOf } from '../engine/plain-checkpoint.ts';
import { IS_SQUARE } from '../engine/squares.ts';
import type { Put, Take } from './configuration-fields.ts';
import { readConfiguration, writeConfiguration } from './configuration-fields.ts';
import { parseLongText } from './new-text.ts';
import { beginsAsModel, FORMAT } from './model-beginning.ts';
import { LIMITS } from './limits.ts';
import { checksumOf, numbersOfText, textOfNumbers } from './numbers-as-text.ts';
import type { TextReference } from './texts.ts';

/** A network as it is after some updates, and all that its future depends on. */
export interface Model {
  readonly configuration: Configuration;
  readonly checkpoint: PlainCheckpoint;
  /** L of the last updates that were made, the oldest first; for the curve. */
  readonly losses: Float64Array;
}

/** Why a file was refused; the words are in the catalogue under the same name. */
export const MODEL_PROBLEMS = [
  'tooLarge',
  'unreadable',
  'notAModel',
  'damaged',
  'newer',
  'settings',
  'shape',
  'notFinite',
  'negative',
] as const;
export type ModelProblem = (typeof MODEL_PROBLEMS)[number];

export type ReadModel =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly problem: ModelProblem };

/** The version of the form below. A change of meaning makes a new one, with an upgrade from the old. */
const VERSION = 1;

/** Losses kept with a model, for the curve: the last ones. */
export const MOST_LOSSES = 10_000;

const header = v.object({ format: v.literal(FORMAT), version: v.number() });
const body = v.object({
  /** As in an address, all of them. */
  configuration: v.record(v.string(), v.string()),
  /** The number of updates made. */
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LIMITS.updates - 1)),
  /** Each array as base64 of little-endian float64. */
  checkpoint: v.object({
    parameters: v.string(),
    moments: v.pipe(v.array(v.string()), v.maxLength(2)),
    carried: v.nullable(v.string()),
  }),
  losses: v.string(),
  checksum: v.string(),
});
type Body = v.InferOutput<typeof body>;

/** Of what the file says, in a fixed order: its line breaks and spaces do not count. */
const sumOf = ({ configuration, n, checkpoint, losses }: Omit<Body, 'checksum'>): string => {
  const { parameters, moments, carried } = checkpoint;
  const settings = Object.entries(configuration);
  return checksumOf(JSON.stringify([settings, n, parameters, moments, carried, losses]));
};

/** A configuration as the fields of an address, and how it speaks of its text. */
export function fieldsOf(
  configuration: Configuration,
  refer?: (text: string) => TextReference | null,
): Record<string, string> {
  const fields: Record<string, string> = {};
  // The usual settings too: they may be others in a later version.
  const put: Put = (key, value) => {
    if (value !== '') fields[key] = String(value);
  };
  writeConfiguration(configuration, put, refer);
  return fields;
}

/** The text of a file that holds the model. */
export function writeModel({ configuration, checkpoint, losses }: Model): string {
  // The text itself, however long: where the file is read there is no copy of it.
  const fields = fieldsOf(configuration, () => null);
  const { n, parameters, moments, carried } = checkpoint;
  const content = {
    configuration: fields,
    n,
    checkpoint: {
      parameters: textOfNumbers(parameters),
      moments: moments.map(textOfNumbers),
      carried: carried === null ? null : textOfNumbers(carried),
    },
    losses: textOfNumbers(losses.slice(-MOST_LOSSES)),
  };
  const file = { format: FORMAT, version: VERSION, ...content, checksum: sumOf(content) };
  return JSON.stringify(file, null, 1);
}

const refuse = (problem: ModelProblem): ReadModel => ({ ok: false, problem });

/** The model that a file holds. Anything may stand there: it is checked like an address. */
export function readModel(text: string): ReadModel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse(beginsAsModel(text) ? 'damaged' : 'notAModel');
  }
  const head = v.safeParse(header, json);
  if (!head.success) return refuse(beginsAsModel(text) ? 'damaged' : 'notAModel');
  if (head.output.version > VERSION) return refuse('newer');
  const parsed = v.safeParse(body, json);
  if (!parsed.success || head.output.version !== VERSION) return refuse('damaged');
  if (parsed.output.checksum !== sumOf(parsed.output)) return refuse('damaged');
  return modelOf(parsed.output);
}

function modelOf({ configuration: fields, n, checkpoint, losses: written }: Body): ReadModel {
  const configuration = configurationOf(fields);
  if (configuration === null) return refuse('settings');
  const parameters = numbersOfText(checkpoint.parameters);
  const moments = checkpoint.moments.map(numbersOfText).filter((moment) => moment !== null);
  const carried = checkpoint.carried === null ? null : numbersOfText(checkpoint.carried);
  const losses = numbersOfText(written);
  const isWhole =
    parameters !== null &&
    moments.length === checkpoint.moments.length &&
    (carried === null) === (checkpoint.carried === null);
  if (!isWhole || losses === null) return refuse('damaged');
  const plain: PlainCheckpoint = { n, parameters, moments, carried };
  return checkModel({ configuration, checkpoint: plain, losses });
}

/** Whether the numbers fit the configuration. */
export function checkModel(model: Model, size?: TextSize): ReadModel {
  const { configuration, checkpoint, losses } = model;
  const misfit = misfitOf(checkpoint, configuration, size);
  if (misfit !== null) return refuse(misfit);
  if (losses.length > Math.min(checkpoint.n, MOST_LOSSES)) return refuse('shape');
  if (!losses.every(Number.isFinite)) return refuse('notFinite');
  const squares = checkpoint.moments.filter((_, k) => {
    const moment = MOMENTS[configuration.optimizer.kind][k];
    return moment !== undefined && IS_SQUARE[moment];
  });
  if ([losses, ...squares].some((numbers) => numbers.some((x) => x < 0))) return refuse('negative');
  return { ok: true, model };
}

/** What the fields say; null unless all of them are known and valid. */
function configurationOf(fields: Readonly<Record<string, string>>): Configuration | null {
  const left = new Map(Object.entries(fields));
  const malformed: string[] = [];
  const take: Take = (key, parse, usual) => {
    const input = left.get(key);
    left.delete(key);
    if (input === undefined) return usual;
    const parsed = parse(input);
    if (parsed.ok) return parsed.value;
    malformed.push(key);
    return usual;
  };
  const configuration = readConfiguration(take, () => null, parseLongText);
  return malformed.length > 0 || left.size > 0 ? null : configuration;
}

/** More bytes than any model has: a file that is larger is not even read. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** The part of a File that is read. */
export interface FileLike {
  readonly size: number;
  text(): Promise<string>;
}

export async function readModelFile(file: FileLike): Promise<ReadModel> {
  if (file.size > MOST_BYTES) return refuse('tooLarge');
  let text: string;
  try {
    text = await file.text();
  } catch {
    // It was moved or changed since it was chosen, or may not be read.
    return refuse('unreadable');
  }
  return readModel(text);
}

const LONGEST_NAME = 24;

/** Such as unrolled-hello-12-updates.json. */
export function fileNameOf({ configuration, checkpoint }: Model): string {
  const words = configuration.text
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const { n } = checkpoint;
  const name = ['unrolled', words, String(n), n === 1 ? 'update' : 'updates'].join('-');
  return `${name.replace(/-{2,}/g, '-')}.json`;
}
