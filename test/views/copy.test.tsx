import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Copy } from '../../src/views/now/Copy.tsx';
import { words } from '../../src/views/parts/words.ts';

it('a copy is said, on the button and aloud, and of this number only', async () => {
  const user = userEvent.setup();
  const { rerender } = render(<Copy text="0.25" />);
  const [button, status] = [screen.getByRole('button'), screen.getByRole('status')];
  expect(status).toBeEmptyDOMElement();
  await user.click(button);
  expect(await navigator.clipboard.readText()).toBe('0.25');
  expect(button).toHaveTextContent(words.now.copied);
  expect(status).toHaveTextContent(words.now.copied);
  rerender(<Copy text="0.5" />);
  expect(button).toHaveTextContent(words.now.copy);
  expect(status).toBeEmptyDOMElement();
});
