import { once } from "node:events";
import { createServer } from "node:net";

/** A port on the loopback address that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}

/** Whether a server may listen there now. */
export async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer().listen({ port, host, exclusive: true });
  try {
    await once(server, "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") return false;
    if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return true; // nobody can be there
    throw error;
  }
  server.close();
  await once(server, "close");
  return true;
}
