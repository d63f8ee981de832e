/** The path if it leads to a page of ours, else the home page: what a "next" in an address may be. */
export function ownPath(path: unknown): string {
  const isOwn =
    typeof path === "string" &&
    /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) &&
    !path.startsWith("/sign-in");
  return isOwn ? path : "/";
}
