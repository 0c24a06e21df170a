import { batch, type Signal } from '@preact/signals';

type Heights = ReadonlyMap<string, number>;

interface Observed {
  readonly key: string;
  readonly heights: Signal<Heights>;
}

const observed = new WeakMap<Element, Observed>();

const observer = new ResizeObserver((changes) => {
  const next = new Map<Signal<Heights>, Map<string, number>>();
  for (const { target } of changes) {
    const about = observed.get(target);
    if (about === undefined) continue;
    const { key, heights } = about;
    const height = Math.ceil(target.getBoundingClientRect().height);
    if (height === 0 || heights.peek().get(key) === height) continue;
    const map = next.get(heights) ?? new Map(heights.peek());
    next.set(heights, map.set(key, height));
  }
  batch(() => {
    for (const [heights, map] of next) heights.value = map;
  });
});

/** Stores the height of an element under a key, at each change. @returns a function that ends this */
export function observeHeights(element: Element, key: string, heights: Signal<Heights>): () => void {
  observed.set(element, { key, heights });
  observer.observe(element);
  return () => observer.unobserve(element);
}
