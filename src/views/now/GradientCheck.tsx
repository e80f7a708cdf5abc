import { useLayoutEffect, useRef, useState } from 'react';
import type { ElementCheck } from '../../engine/gradient-check.ts';
import { GradientCheck as Checker } from '../../engine/gradient-check.ts';
import type { ParameterName } from '../../engine/shapes.ts';
import { PARAMETER_NAMES } from '../../engine/shapes.ts';
import { isReached, selectedCell } from '../../store/selectors.ts';
import { elementIndex, plainSymbol } from '../../timeline/notation.ts';
import type { Cell } from '../../timeline/quantities.ts';
import { cellOf, once, parameterQuantity, shapeOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { full, short } from '../parts/format.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { Jobs, useJob } from '../parts/sliced.ts';
import './check.css';
import { laterWords } from '../parts/later-words.ts';

/** The gradient of the selected parameter's element beside the slope that two losses show. */
export function GradientCheck(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const cell = useSelect(selectedCell);
  const [open, setOpen] = useState(false);
  const parameter = cell === null ? null : checkable(cell);
  const reached = useSelect(
    (state) => parameter !== null && isReached(state, once(`gradient ${parameter}`)),
  );
  const finite = scene?.record.result?.divergence === null;
  if (scene === null || cell === null || parameter === null || !reached || !finite) return null;
  return (
    <details
      className="gradient-check"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <Prose>{laterWords.check.summary(nameOf(scene, parameter, cell.index))}</Prose>
      </summary>
      {open && <One scene={scene} parameter={parameter} index={cell.index} />}
      {open && <All key={scene.record.n} scene={scene} />}
    </details>
  );
}

/** The parameter that a cell is an element of, or of whose gradient it is. */
function checkable({ quantity }: Cell): ParameterName | null {
  const named = parameterQuantity(quantity);
  if (named?.moment !== null) return null;
  return named.kind === 'value' || named.kind === 'gradient' ? named.parameter : null;
}

function nameOf({ record }: Scene, parameter: ParameterName, index: number): string {
  const [, columns] = shapeOf(parameter, record.sizes);
  return plainSymbol(once(parameter)) + elementIndex(index, columns);
}

interface OneProps {
  readonly scene: Scene;
  readonly parameter: ParameterName;
  readonly index: number;
}

/** One element: the two losses, the slope between them, and what the backward pass says. */
function One({ scene, parameter, index }: OneProps): React.ReactElement {
  const { record, configuration } = scene;
  const check = new Checker(record, configuration.head).check(parameter, index);
  const name = nameOf(scene, parameter, index);
  const rows: readonly (readonly [string, string])[] = [
    [laterWords.check.epsilon, full(check.epsilon)],
    [laterWords.check.plus(name), full(check.lossPlus)],
    [laterWords.check.minus(name), full(check.lossMinus)],
    [laterWords.check.quotient, full(check.quotient)],
    [laterWords.check.analytic, full(check.analytic)],
    [laterWords.check.error, short(check.relativeError)],
  ];
  const reachesBack = record.window.start < record.window.lossFrom;
  return (
    <>
      <p className="aside">{laterWords.check.sentence}</p>
      <dl>
        {rows.map(([term, number]) => (
          <div key={term}>
            <dt>
              <Prose>{term}</Prose>
            </dt>
            <dd>{number}</dd>
          </div>
        ))}
      </dl>
      <p className="aside">{reachesBack ? laterWords.check.stale : laterWords.check.rounding}</p>
    </>
  );
}

const jobs = new Jobs<Scene, ElementCheck[]>();

/** Every element of every parameter, in slices so that the page goes on answering. */
function All({ scene }: { scene: Scene }): React.ReactElement {
  const { record, configuration } = scene;
  const [asked, setAsked] = useState(false);
  const job = asked
    ? jobs.of(scene, '', () => new Checker(record, configuration.head).checkAll())
    : null;
  const checks = useJob(job);
  if (checks !== null) return <Largest scene={scene} checks={checks} />;
  return (
    <button
      type="button"
      // Not disabled: it keeps the focus until the table takes it.
      aria-disabled={asked}
      onClick={() => {
        setAsked(true);
      }}
    >
      {asked ? laterWords.check.checking : laterWords.check.all(record.parameters.buffer.length)}
    </button>
  );
}

const relativeOf = ({ relativeError }: ElementCheck): number => relativeError;

const differenceOf = ({ analytic, quotient }: ElementCheck): number =>
  Math.abs(analytic - quotient);

interface LargestProps {
  readonly scene: Scene;
  readonly checks: readonly ElementCheck[];
}

/** The largest relative difference of each parameter; the element is a link. */
function Largest({ scene, checks }: LargestProps): React.ReactElement {
  const { select } = useActions();
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    // The button that had the focus is gone.
    if (document.activeElement === document.body) table.current?.focus({ preventScroll: true });
  }, []);
  const most = (of: (check: ElementCheck) => number): string =>
    short(checks.reduce((largest, check) => Math.max(largest, of(check)), 0));
  return (
    <table ref={table} tabIndex={-1}>
      <caption>
        {laterWords.check.allDone(checks.length, most(relativeOf), most(differenceOf))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{laterWords.check.parameter}</th>
          <th scope="col">{laterWords.check.numbers}</th>
          <th scope="col">{laterWords.check.largest}</th>
          <th scope="col">{laterWords.check.at}</th>
        </tr>
      </thead>
      <tbody>
        {PARAMETER_NAMES.map((name) => {
          const mine = checks.filter(({ parameter }) => parameter === name);
          const worst = mine.reduce((a, b) => (relativeOf(b) > relativeOf(a) ? b : a));
          return (
            <tr key={name}>
              <th scope="row">
                <Prose>{plainSymbol(once(name))}</Prose>
              </th>
              <td>{mine.length}</td>
              <td className="number">{short(relativeOf(worst))}</td>
              <td>
                <button
                  type="button"
                  className="operand"
                  onClick={() => {
                    select(cellOf(once(`gradient ${name}`), worst.index));
                  }}
                >
                  <Prose>{nameOf(scene, name, worst.index)}</Prose>
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
