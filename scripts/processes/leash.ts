import { isMainThread } from "node:worker_threads";

// Loaded before a child's own code: when the parent is gone, even by kill -9, the child goes too, and with it its port.
if (isMainThread && process.channel) {
  process.on("disconnect", () => process.exit(1));
  process.channel.unref();
}
