import { context, metrics, SpanStatusCode, trace } from '@opentelemetry/api';
import { attributes, bounds, durationOf, scope, spanName } from './names';
import { type Kind, type Observe, outcomeOf } from './observe';

/** Measures with whatever OpenTelemetry providers are registered: a span an act, and a histogram a kind. */
export function makeObserve(): Observe {
  const tracer = trace.getTracer(scope);
  const meter = metrics.getMeter(scope);
  const histogram = (kind: Kind) =>
    meter.createHistogram(durationOf(kind), {
      unit: 's',
      advice: { explicitBucketBoundaries: [...bounds] },
    });
  const histograms = {
    turn: histogram('turn'),
    request: histogram('request'),
    storage: histogram('storage'),
    effect: histogram('effect'),
    send: histogram('send'),
  };

  return async (act, work) => {
    const { kind } = act;
    const nameNow = () => (typeof act.what === 'string' ? act.what : act.what());
    const span = tracer.startSpan(spanName(kind, typeof act.what === 'string' ? act.what : ''));
    const begun = performance.now();
    const end = (outcome: string, failed: boolean) => {
      const what = nameNow();
      const about = { [attributes.what]: what, [attributes.outcome]: outcome };
      span.updateName(spanName(kind, what)).setAttributes(about);
      // Without a message: what an error says may be somebody's.
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      histograms[kind].record((performance.now() - begun) / 1_000, about);
    };
    try {
      const value = await context.with(trace.setSpan(context.active(), span), work);
      end(act.outcome?.(value) ?? 'ok', false);
      return value;
    } catch (error) {
      end(outcomeOf(error), true);
      throw error;
    }
  };
}
