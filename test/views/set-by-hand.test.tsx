import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { SetByHand } from '../../src/views/now/SetByHand.tsx';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { laterWords } from '../../src/views/parts/later-words.ts';
import { words } from '../../src/views/parts/words.ts';
import { once } from '../../src/timeline/quantities.ts';
import { openSession } from '../store/fake-client.ts';

const { now } = words;
const { problems } = laterWords;
const CELL = { ...once('Whh'), index: 5 };

function show(configuration = DEFAULT_CONFIGURATION, update = 2, atOnce = true) {
  const session = openSession({ configuration, update, step: 2 }, atOnce);
  session.client.answer();
  session.actions.select(CELL);
  render(
    <SessionProvider value={session}>
      <SetByHand />
    </SessionProvider>,
  );
  return session;
}

describe('a selected parameter', () => {
  it('is set by typing, in the update on the stage, and undone', async () => {
    const { get } = show();
    const before = get().scene?.record.trace.u.slice();
    const field = screen.getByRole('textbox');
    expect(field).toHaveAccessibleName(`${now.set}: Whh[2,3]`);
    await userEvent.clear(field);
    await userEvent.type(field, '0.75{Enter}');
    expect(get().configuration.changes).toEqual([
      { n: 2, parameter: 'Whh', index: 5, value: 0.75 },
    ]);
    expect(get().scene?.record.parameters.Whh[5]).toBe(0.75);
    expect(get().scene?.record.trace.u).not.toEqual(before);
    expect(screen.getByRole('status')).toHaveTextContent('Whh[2,3] = 0.75, in update 3');
    await userEvent.click(screen.getByRole('button', { name: now.undo }));
    expect(get().scene?.record.trace.u).toEqual(before);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('is dragged: the picture follows, and one drag is one change', () => {
    const { get } = show();
    const slider = screen.getByRole('slider');
    for (const value of ['0.5', '1', '1.5']) {
      fireEvent.change(slider, { target: { value } });
      expect(get().scene?.record.parameters.Whh[5]).toBe(Number(value));
    }
    fireEvent.pointerUp(slider);
    fireEvent.change(slider, { target: { value: '-1' } });
    expect(get().configuration.changes.map(({ value }) => value)).toEqual([1.5, -1]);
  });

  it('is where it was let go, also before the picture has come', () => {
    const { get, client } = show(DEFAULT_CONFIGURATION, 2, false);
    const slider = screen.getByRole('slider');
    fireEvent.change(slider, { target: { value: '0.5' } });
    fireEvent.change(slider, { target: { value: '1' } });
    fireEvent.pointerUp(slider);
    expect(slider).toHaveValue('1');
    act(() => client.answer());
    expect(get().scene?.record.parameters.Whh[5]).toBe(1);
    expect(slider).toHaveValue('1');
  });

  it('stays where it was let go: the slider’s ends grow only when one was reached', () => {
    show();
    const slider = screen.getByRole('slider');
    const letGoAt = (value: string): void => {
      fireEvent.pointerDown(slider);
      fireEvent.change(slider, { target: { value } });
      fireEvent.pointerUp(slider);
    };
    for (const near of ['2.81', '-2.99', '0.1']) {
      letGoAt(near);
      expect(slider).toHaveAttribute('max', '3');
    }
    letGoAt('-3');
    expect(slider).toHaveAttribute('min', '-5');
    expect(slider).toHaveAttribute('max', '5');
  });

  it('is moved by keys: a run of them is one change, and undone as one', () => {
    const { get, actions } = show();
    const slider = screen.getByRole('slider');
    const values = (): number[] => get().configuration.changes.map(({ value }) => value);
    const press = (...to: string[]): void => {
      slider.focus();
      for (const value of to) {
        fireEvent.keyDown(slider, { key: 'ArrowRight' });
        fireEvent.change(slider, { target: { value } });
        fireEvent.keyUp(slider, { key: 'ArrowRight' });
      }
    };
    press('0.5', '0.51', '0.52');
    expect(values()).toEqual([0.52]);
    // Elsewhere and back: another run.
    slider.blur();
    press('0.53', '0.54');
    expect(values()).toEqual([0.52, 0.54]);
    // Undone with the slider in hand: what comes next takes the place of nothing.
    act(() => actions.undoChange());
    expect(values()).toEqual([0.52]);
    press('0.6', '0.61');
    expect(values()).toEqual([0.52, 0.61]);
    // A drag after keys is one of its own.
    fireEvent.pointerDown(slider);
    fireEvent.change(slider, { target: { value: '1' } });
    fireEvent.pointerUp(slider);
    expect(values()).toEqual([0.52, 0.61, 1]);
  });

  it('says what is wrong with a value, and sets nothing', async () => {
    const { get } = show();
    const field = screen.getByRole('textbox');
    await userEvent.clear(field);
    await userEvent.type(field, '1e9{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent(problems.outOfRange(-1000, 1000));
    expect(get().configuration.changes).toEqual([]);
  });

  it('is back, and its alert gone, when a refused text is given up with Escape', async () => {
    const { get } = show();
    const field = screen.getByRole('textbox');
    const before = field.getAttribute('value')!;
    await userEvent.clear(field);
    await userEvent.type(field, 'abc{Enter}');
    expect(screen.getByRole('alert')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(field).toHaveValue(before);
    expect(field).toHaveFocus();
    await userEvent.tab();
    expect(get().configuration.changes).toEqual([]);
  });

  it('that is held at 0 cannot be set', () => {
    show({ ...DEFAULT_CONFIGURATION, cut: { until: null } });
    // Symbols are set as such, without the underscore of plain text.
    const region = screen.getByRole('region', { name: now.set });
    expect(region).toHaveTextContent(now.held.replaceAll('_', ''));
    expect(screen.queryByRole('slider')).toBeNull();
  });
});

describe('another number', () => {
  it('cannot be set: it follows from the parameters', () => {
    const { actions } = show();
    act(() => {
      actions.clearSelection();
    });
    expect(screen.queryByRole('slider')).toBeNull();
  });
});
