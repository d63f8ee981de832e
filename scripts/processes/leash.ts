import { isMainThread } from "node:worker_threads";

// Loaded before a child's own code: when the parent is gone, even by kill -9, the child goes too, and with it its port.
// The child's own children inherit this import; their channels are none of its business.
if (isMainThread && process.channel && process.env["ACCORD_PARENT"] === String(process.ppid)) {
  process.on("disconnect", () => process.exit(1));
  process.channel.unref();
}
