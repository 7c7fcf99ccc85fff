import { makeStyles, tokens } from '@fluentui/react-components';
import { max } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { Trend } from '../../../bot/health/contract';
import { forced } from './forced';

const useStyles = makeStyles({
  chart: {
    display: 'block',
    width: '100%',
    overflow: 'visible',
    // Weeks go the way one reads; there are no words in the picture.
    ':dir(rtl)': { transform: 'scaleX(-1)' },
  },
  all: {
    fill: 'none',
    stroke: tokens.colorNeutralStrokeAccessible,
    ...forced('stroke', 'CanvasText'),
  },
  some: { fill: tokens.colorCompoundBrandBackground, ...forced('fill', 'Highlight') },
  hidden: {
    stroke: tokens.colorNeutralStrokeAccessible,
    strokeDasharray: '2 2',
    ...forced('stroke', 'CanvasText'),
  },
  base: { stroke: tokens.colorNeutralStroke1, ...forced('stroke', 'CanvasText') },
});

const width = 300;

/**
 * A bar a week: its outline is all there was, if that is known, what is filled is the part that counts; a dashed
 * line is a week that is not shown. For eyes alone: a table says the same.
 */
export function Bars({ weeks, height }: { weeks: Trend['weeks']; height: number }) {
  const styles = useStyles();
  const x = scaleBand<string>()
    .domain(weeks.map(({ week }) => week))
    .range([0, width])
    .paddingInner(0.35)
    .paddingOuter(0.1);
  const y = scaleLinear()
    .domain([0, max(weeks, ({ all, some }) => all ?? some ?? 0) || 1])
    .range([0, height - 2]);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {weeks.map(({ week, all, some }) => {
        const left = x(week) ?? 0;
        const bar = { x: left, width: x.bandwidth() };
        if (some === null)
          return (
            <line
              key={week}
              className={styles.hidden}
              x1={left}
              x2={left + x.bandwidth()}
              y1={height - 5}
              y2={height - 5}
              vectorEffect="non-scaling-stroke"
            />
          );
        return (
          <g key={week}>
            <rect className={styles.some} {...bar} y={height - y(some)} height={y(some)} />
            {all !== null && (
              <rect
                className={styles.all}
                {...bar}
                y={height - y(all)}
                height={y(all)}
                vectorEffect="non-scaling-stroke"
              />
            )}
          </g>
        );
      })}
      <line
        className={styles.base}
        x1={0}
        x2={width}
        y1={height}
        y2={height}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
