import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { Experiment } from '../../src/views/experiment/Experiment.tsx';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { openSession } from '../store/fake-client.ts';
import { laterWords } from '../../src/views/parts/later-words.ts';

const { problems } = laterWords;
const { experiment } = laterWords;

function showForm() {
  const session = openSession();
  render(
    <SessionProvider value={session}>
      <Experiment />
    </SessionProvider>,
  );
  const type = async (label: string, text: string): Promise<HTMLElement> => {
    const field = screen.getByLabelText(label);
    await userEvent.clear(field);
    if (text !== '') await userEvent.type(field, text);
    return field;
  };
  return { ...session, type };
}

describe('the experiment form', () => {
  it.each([
    [experiment.text, 'a', problems.textTooShort()],
    [experiment.text, '', problems.textTooShort()],
    [experiment.hiddenSize, '513', problems.notWhole(1, 512)],
    [experiment.hiddenSize, '2.5', problems.notWhole(1, 512)],
    [experiment.hiddenSize, 'NaN', problems.notWhole(1, 512)],
    [experiment.seed, 'abc', problems.notWhole(0, 4_294_967_295)],
    [experiment.rate, 'fast', problems.notANumber()],
    [experiment.hiddenSize, '0x10', problems.notWhole(1, 512)],
    [experiment.rate, '0', problems.notAbove(0, 1000)],
    [experiment.seed, '', problems.notWhole(0, 4_294_967_295)],
  ])('says what is wrong with %s %j, keeps it, and applies nothing', async (label, text, want) => {
    const { client, get, type } = showForm();
    const field = await type(label, text);
    expect(screen.getByRole('alert')).toHaveTextContent(want);
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    expect(field).toBeInvalid();
    expect(field).toHaveValue(text);
    expect(field).toHaveAccessibleDescription(want);
    expect(get().configuration).toEqual(DEFAULT_CONFIGURATION);
    expect(client.started).toHaveLength(1);
  });

  it('shows the learning rate that holds at present, and begins with it', async () => {
    const { actions, get, type } = showForm();
    const field = screen.getByLabelText(experiment.rate);
    const first = String(DEFAULT_CONFIGURATION.optimizer.rate);
    act(() => {
      actions.goTo({ n: 3, i: 0 });
      actions.setRate(0.05);
    });
    expect(field).toHaveValue('0.05');
    act(() => actions.goTo({ n: 2, i: 0 }));
    expect(field).toHaveValue(first);
    act(() => actions.goTo({ n: 3, i: 0 }));
    await type(experiment.seed, '7{Enter}');
    expect(field).toHaveValue('0.05');
    expect(get().configuration).toMatchObject({ seed: 7, changes: [], optimizer: { rate: 0.05 } });
  });

  it('says which values another text has changed, until one of them is chosen', async () => {
    const { get, type } = showForm();
    await userEvent.selectOptions(screen.getByLabelText(experiment.whichText), 'twister');
    const said = 'Changed with the text: H = 16, softmax, Adam, η = 0.01.';
    await waitFor(() => {
      expect(screen.getAllByRole('status').map((status) => status.textContent)).toContain(said);
    });
    expect(get().configuration).toMatchObject({ hiddenSize: 16, head: 'softmax' });
    await type(experiment.hiddenSize, '5{Enter}');
    expect(screen.queryByText(/Changed with/)).toBeNull();
    // Now the network is the person's own: a text brings none.
    await userEvent.selectOptions(screen.getByLabelText(experiment.whichText), 'hello');
    await waitFor(() => {
      expect(get().configuration).toMatchObject({ text: 'hello', hiddenSize: 5 });
    });
    expect(screen.queryByText(/Changed with/)).toBeNull();
  });

  it('says what one character alone teaches with either output, also of a long text', async () => {
    const { actions, type } = showForm();
    const field = await type(experiment.text, 'aaaa');
    await userEvent.keyboard('{Enter}');
    expect(field).toHaveAccessibleDescription(
      `${experiment.textHelp(3, 1)}. ${experiment.oneCharacter.sigmoid}`,
    );
    const text = 'a'.repeat(3000);
    act(() => {
      actions.apply({
        ...DEFAULT_CONFIGURATION,
        text,
        head: 'softmax',
        truncation: { k1: 25, k2: 25 },
      });
    });
    expect(screen.getByLabelText(experiment.text)).toHaveAccessibleDescription(
      `${experiment.textHelp(2999, 1)}. ${experiment.oneCharacter.softmax} ${experiment.longText(2000)}`,
    );
  });

  it('applies a valid text on Enter, and nothing before', async () => {
    const { client, get, type } = showForm();
    const field = await type(experiment.text, 'banana');
    expect(client.started).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    expect(get().configuration).toEqual({ ...DEFAULT_CONFIGURATION, text: 'banana' });
    expect(get().scene?.record.timeSteps).toBe(5);
    expect(field).toHaveAccessibleDescription(experiment.textHelp(5, 3));
    await userEvent.tab();
    expect(client.started).toHaveLength(2);
  });

  it('applies a valid number when its field is left, also with a comma', async () => {
    const { client, get, type } = showForm();
    await type(experiment.rate, '0,05');
    expect(client.started).toHaveLength(1);
    await userEvent.tab();
    expect(get().configuration.optimizer).toEqual({ kind: 'sgd', rate: 0.05 });
    expect(screen.getByLabelText(experiment.rate)).toHaveValue('0.05');
  });

  it('restarts nothing when a field is left as it was', async () => {
    const { client, type } = showForm();
    await type(experiment.hiddenSize, String(DEFAULT_CONFIGURATION.hiddenSize));
    await userEvent.tab();
    expect(client.started).toHaveLength(1);
  });

  it('applies another output at once', async () => {
    const { get } = showForm();
    await userEvent.selectOptions(screen.getByLabelText(experiment.head), 'softmax');
    expect(get().configuration.head).toBe('softmax');
  });

  it('restarts from the same weights, takes another seed, and goes back to "hello"', async () => {
    const { client, get, type } = showForm();
    const weights = get().scene!.record.parameters.Whh.slice();
    const press = (name: string): Promise<void> =>
      userEvent.click(screen.getByRole('button', { name }));
    await press(experiment.restart);
    expect(client.started).toHaveLength(2);
    expect(get().scene!.record.parameters.Whh).toEqual(weights);
    await press(experiment.another);
    expect(get().configuration.seed).toBe(DEFAULT_CONFIGURATION.seed + 1);
    expect(get().scene!.record.parameters.Whh).not.toEqual(weights);
    await type(experiment.text, 'abc{Enter}');
    await press(experiment.defaults);
    expect(get().configuration).toEqual(DEFAULT_CONFIGURATION);
    expect(screen.getByLabelText(experiment.text)).toHaveValue('hello');
  });
});
