import type { HeadKind } from './configuration.ts';
import { log } from './elementary.ts';
import type { Sequence } from './vocabulary.ts';

/**
 * What the loss of a sequence cannot fall below without context: where the output may depend on
 * x_t alone, the best ŷ_t is how often each character follows that one, and what is left is the
 * entropy of that. On "hello" 4 ln 2 (sigmoid: of two outputs at two time steps) or 2 ln 2
 * (softmax).
 */
export function lossFloor({ inputs, targets }: Sequence, head: HeadKind): number {
  const followers = countFollowers({ inputs, targets });
  let floor = 0;
  for (const counts of followers.values()) {
    const all = sumOf(counts.values());
    for (const count of counts.values()) {
      floor += surprise(count, all);
      if (head === 'sigmoid') floor += surprise(all - count, all);
    }
  }
  return floor;
}

/** How often each character is followed by each other. */
function countFollowers({ inputs, targets }: Sequence): Map<number, Map<number, number>> {
  const followers = new Map<number, Map<number, number>>();
  inputs.forEach((input, row) => {
    const counts = followers.get(input) ?? new Map<number, number>();
    followers.set(input, counts);
    const target = targets[row]!;
    counts.set(target, (counts.get(target) ?? 0) + 1);
  });
  return followers;
}

const sumOf = (counts: Iterable<number>): number => {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
};

/** −count log(count/all): what it costs that something happens `count` times of `all`. */
const surprise = (count: number, all: number): number =>
  count === 0 ? 0 : count * log(all / count);
