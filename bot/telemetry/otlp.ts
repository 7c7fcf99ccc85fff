import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { context, metrics, trace } from '@opentelemetry/api';
import { type Logger, SeverityNumber } from '@opentelemetry/api-logs';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { makeObserve } from './exported';
import { exportedLine } from './lines';
import { scope } from './names';
import type { Destination, Telemetry } from './telemetry';

const everyMs = 60_000;
const longestMs = 3_000;
const severities = new Map([
  [10, SeverityNumber.TRACE],
  [20, SeverityNumber.DEBUG],
  [30, SeverityNumber.INFO],
  [40, SeverityNumber.WARN],
  [50, SeverityNumber.ERROR],
  [60, SeverityNumber.FATAL],
]);

function logStream(logger: Logger): Writable {
  return new Writable({
    decodeStrings: false,
    write: (line: unknown, _encoding, done) => {
      const found = exportedLine(String(line));
      if (found)
        logger.emit({
          timestamp: found.time,
          severityNumber: severities.get(found.level) ?? SeverityNumber.UNSPECIFIED,
          body: found.message,
          attributes: found.attributes,
        });
      done();
    },
  });
}

/**
 * Registers providers that export over OTLP/HTTP (JSON); only `start.ts` loads this, where it is asked for.
 * @public
 */
export function startOtlp({ endpoint, headers, version, instance }: Destination): Telemetry {
  const to = (signal: string) => ({ url: `${endpoint.replace(/\/+$/, '')}/v1/${signal}`, headers });
  const resource = resourceFromAttributes({
    ...{ 'service.name': scope, 'service.version': version, 'service.instance.id': instance },
  });
  const traces = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(to('traces')) })],
  });
  const exporter = new OTLPMetricExporter(to('metrics'));
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: everyMs });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const logs = new LoggerProvider({
    resource,
    processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(to('logs')) })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(traces);
  metrics.setGlobalMeterProvider(meters);
  return {
    observe: makeObserve(),
    log: logStream(logs.getLogger(scope)),
    stop: async () => {
      // A collector that does not answer keeps nobody from stopping.
      const all = Promise.allSettled([traces.shutdown(), meters.shutdown(), logs.shutdown()]);
      await Promise.race([all, pause(longestMs, undefined, { ref: false })]);
      for (const api of [trace, metrics, context]) api.disable();
    },
  };
}
