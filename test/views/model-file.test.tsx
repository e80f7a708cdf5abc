import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { readModel, writeModel } from '../../src/share/model-file.ts';
import { modelAfter } from '../../src/store/models.ts';
import { ModelFile } from '../../src/views/experiment/ModelFile.tsx';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { laterWords } from '../../src/views/parts/later-words.ts';
import { openSession } from '../store/fake-client.ts';

const { model } = laterWords;
const BANANA = { ...DEFAULT_CONFIGURATION, text: 'banana' };

function show(update = 0, configuration = DEFAULT_CONFIGURATION) {
  const session = openSession({ update, configuration });
  render(
    <SessionProvider value={session}>
      <ModelFile />
    </SessionProvider>,
  );
  const choose = (file: File): Promise<void> =>
    userEvent.upload(screen.getByLabelText(model.load, { selector: 'input' }), file);
  return { ...session, choose };
}

const fileOf = (text: string): File => new File([text], 'model.json', { type: 'application/json' });
const saved = (): string =>
  writeModel(modelAfter(openSession({ update: 6, configuration: BANANA }).get())!);

const downloads: { name: string; blob: Blob }[] = [];
beforeEach(() => {
  downloads.length = 0;
  let blob = new Blob();
  URL.createObjectURL = (given) => {
    blob = given as Blob;
    return 'blob:model';
  };
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    downloads.push({ name: this.download, blob });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the model file', () => {
  it('is saved as the button says: after the update on the stage', async () => {
    const { get } = show(6, BANANA);
    await userEvent.click(screen.getByRole('button', { name: model.save(7) }));
    const name = 'unrolled-banana-7-updates.json';
    expect(await screen.findByRole('status')).toHaveTextContent(model.saved(name));
    expect(downloads.map((download) => download.name)).toEqual([name]);
    const read = readModel(await downloads[0]!.blob.text());
    expect(read).toEqual({ ok: true, model: modelAfter(get()) });
  });

  it('is loaded, and the app is where it was saved', async () => {
    const { choose, get } = show();
    await choose(fileOf(saved()));
    expect(await screen.findByText(model.loaded('“banana”', 7))).toBeInTheDocument();
    expect(get()).toMatchObject({ position: { n: 7, i: 0 }, configuration: BANANA });
    expect(screen.getByRole('button', { name: model.save(8) })).toBeEnabled();
  });

  it('can be dropped', async () => {
    const { get } = show();
    const target = screen.getByRole('region', { name: model.label });
    const dataTransfer = { files: [fileOf(saved())], types: ['Files'] };
    // Accepting it is what keeps the browser from leaving the page for the file.
    expect(fireEvent.dragOver(target, { dataTransfer })).toBe(false);
    expect(target).toHaveAttribute('data-drop', model.drop);
    fireEvent.dragLeave(target, { dataTransfer });
    expect(target).not.toHaveAttribute('data-drop');
    fireEvent.dragEnter(target, { dataTransfer });
    fireEvent.drop(target, { dataTransfer });
    expect(await screen.findByText(model.loaded('“banana”', 7))).toBeInTheDocument();
    expect(get().configuration).toEqual(BANANA);
    expect(target).not.toHaveAttribute('data-drop');
    expect(fireEvent.dragOver(target, { dataTransfer: { types: ['text/plain'] } })).toBe(true);
  });

  it('that is none of ours is refused beside the buttons, and nothing changes', async () => {
    const { choose, client, get } = show(2);
    for (const [text, problem] of [
      [saved().slice(0, -5), model.problems.damaged],
      ['hello', model.problems.notAModel],
      ['{"format":"unrolled model","version":7}', model.problems.newer],
    ] as const) {
      await choose(fileOf(text));
      expect(await screen.findByText(problem)).toHaveAttribute('role', 'alert');
    }
    expect(client.started).toHaveLength(1);
    expect(get().position).toEqual({ n: 2, i: 0 });
    // A good one after that takes the words away.
    await choose(fileOf(saved()));
    expect(await screen.findByText(model.loaded('“banana”', 7))).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('of a run that diverged is the last good one, as the button says', async () => {
    const exploding = {
      ...DEFAULT_CONFIGURATION,
      optimizer: { kind: 'sgd', rate: 1e200 },
    } as const;
    const { get } = show(49, exploding);
    const n = get().divergedAt!;
    await userEvent.click(screen.getByRole('button', { name: model.saveBefore(n + 1) }));
    expect(await screen.findByText(/^Saved as/)).toHaveTextContent(`-${n}-update`);
  });

  it('that the browser does not save is said', async () => {
    show();
    URL.createObjectURL = () => {
      throw new Error('no');
    };
    await userEvent.click(screen.getByRole('button', { name: model.save(1) }));
    expect(await screen.findByText(model.notSaved)).toHaveAttribute('role', 'alert');
  });
});
