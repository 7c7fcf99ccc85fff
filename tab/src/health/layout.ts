import { extent } from 'd3-array';
import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { scaleLinear } from 'd3-scale';
import type { Graph } from '../../../bot/health/contract';

export interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

const steps = 300;
const distance = 46;

/** Places people so that those who are tied are near each other: the same graph gives the same picture. */
export function placed({ people, ties }: Graph, width: number, height: number): Placed[] {
  const nodes: SimulationNodeDatum[] = people.map(() => ({}));
  const links = ties.map(([source, target]) => ({ source, target }));
  forceSimulation(nodes)
    .force('tie', forceLink(links).distance(distance))
    .force('apart', forceManyBody().strength(-160))
    .force('room', forceCollide(16))
    .force('middle', forceCenter(0, 0))
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.1))
    .stop()
    .tick(steps);
  const margin = 24;
  const spread = (of: (node: SimulationNodeDatum) => number, size: number) => {
    const [low = 0, high = 1] = extent(nodes, of);
    return scaleLinear()
      .domain([low, high])
      .range([margin, size - margin]);
  };
  const x = spread((node) => node.x ?? 0, width);
  const y = spread((node) => node.y ?? 0, height);
  return people.map((name, n) => ({ name, x: x(nodes[n]?.x ?? 0), y: y(nodes[n]?.y ?? 0) }));
}

const directions = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const;

/** The nearest person in the direction of an arrow key; undefined for other keys, and where nobody is there. */
export function nextBy(key: string, from: number, nodes: readonly Placed[]): number | undefined {
  const start = nodes[from];
  if (!Object.hasOwn(directions, key) || !start) return undefined;
  const [dx, dy] = directions[key as keyof typeof directions];
  let best: { readonly n: number; readonly cost: number } | undefined;
  for (const [n, { x, y }] of nodes.entries()) {
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    // What is more aside than ahead lies in another direction.
    if (n === from || ahead <= 0 || aside > 2 * ahead) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { n, cost };
  }
  return best?.n;
}
