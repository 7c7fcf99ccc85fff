import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import type { Graph } from '../../../bot/health/contract';
import { initials } from '../names';
import { text } from '../texts';
import { forced } from './forced';
import { nextBy, placed } from './layout';

const useStyles = makeStyles({
  picture: { display: 'block', width: '100%', height: 'auto', maxHeight: '28rem' },
  tie: {
    ...{ stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1px', opacity: 0.55 },
    ...forced('stroke', 'CanvasText'),
  },
  near: {
    ...{ stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2.5px', opacity: 1 },
    ...forced('stroke', 'Highlight'),
  },
  person: {
    cursor: 'default',
    outlineStyle: 'none',
    '& circle': {
      fill: tokens.colorNeutralBackground1,
      stroke: tokens.colorNeutralStrokeAccessible,
      strokeWidth: '1.5px',
      '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
    },
    '& text': {
      fill: tokens.colorNeutralForeground1,
      fontSize: '10px',
      textAnchor: 'middle',
      dominantBaseline: 'central',
      ...forced('fill', 'CanvasText'),
    },
  },
  chosen: {
    '& circle': {
      ...{ stroke: tokens.colorCompoundBrandStroke, strokeWidth: '4px' },
      ...forced('stroke', 'Highlight'),
    },
    '& text': { fontWeight: tokens.fontWeightSemibold },
  },
  focused: { ':focus-visible circle': { strokeDasharray: '3 2' } },
  said: { minHeight: '3em', margin: `${tokens.spacingVerticalS} 0 0` },
});

const width = 600;
const height = 380;

/**
 * Who thanked whom. One stop for the Tab key, from which arrow keys move to the nearest person; who is chosen
 * is told in full below, so that names do not cover one another.
 */
export function GraphPicture({ graph, tell }: { graph: Graph; tell: (person: number) => string }) {
  const styles = useStyles();
  const nodes = useMemo(() => placed(graph, width, height), [graph]);
  const [chosen, setChosen] = useState(0);
  const people = useRef<(SVGGElement | null)[]>([]);
  return (
    <>
      <div
        role="listbox"
        aria-label={text('teamHealth.network.graph', { count: graph.people.length })}
      >
        <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} role="presentation">
          <g>
            {graph.ties.map(([from, to]) => {
              const [one, other] = [nodes[from], nodes[to]];
              if (!one || !other) return null;
              const near = from === chosen || to === chosen;
              return (
                <line
                  key={`${from} ${to}`}
                  className={mergeClasses(styles.tie, near && styles.near)}
                  {...{ x1: one.x, y1: one.y, x2: other.x, y2: other.y }}
                />
              );
            })}
          </g>
          {nodes.map(({ name, x, y }, n) => (
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
              key={n}
              ref={(node) => {
                people.current[n] = node;
              }}
              className={mergeClasses(styles.person, styles.focused, n === chosen && styles.chosen)}
              transform={`translate(${x} ${y})`}
              role="option"
              aria-selected={n === chosen}
              aria-label={tell(n)}
              tabIndex={n === chosen ? 0 : -1}
              onFocus={() => setChosen(n)}
              onMouseEnter={() => setChosen(n)}
              onClick={() => setChosen(n)}
              onKeyDown={(event) => {
                const next = nextBy(event.key, n, nodes);
                if (event.key.startsWith('Arrow')) event.preventDefault();
                if (next !== undefined) people.current[next]?.focus();
              }}
            >
              <circle r={14} />
              <text>{initials(name)}</text>
            </g>
          ))}
        </svg>
      </div>
      <p className={styles.said} aria-hidden="true">
        {tell(chosen)}
      </p>
    </>
  );
}
