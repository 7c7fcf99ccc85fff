/**
 * Loaded into each process `npm start` starts, before its own code: it listens on loopback only (the
 * Playground by itself takes every interface, and whoever reaches it speaks as anybody), and it ends
 * when `npm start` is gone, however that ended.
 */
const { Server } = require('node:net');

const { listen } = Server.prototype;
Server.prototype.listen = function listenOnLoopback(port, ...rest) {
  const onlyPort = typeof port === 'number' && typeof rest[0] !== 'string';
  return onlyPort
    ? listen.call(this, port, '127.0.0.1', ...rest.filter((value) => value !== undefined))
    : listen.call(this, port, ...rest);
};

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel itself is no reason to stay alive.
process.channel?.unref();
