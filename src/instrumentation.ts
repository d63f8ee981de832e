/** Called by Next once, before the first request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { straightenRequests } = await import("#server/request-line.ts");
  straightenRequests();
  const { workBesideTheWeb } = await import("#server/jobs/beside-the-web.ts");
  const { JOBS } = await import("./jobs.ts");
  void workBesideTheWeb(JOBS);
}
