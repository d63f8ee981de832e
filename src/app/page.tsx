import { readPage } from "#server/page.ts";

export default async function HomePage() {
  const today = await readPage("/", ({ today: day }) => Promise.resolve(day));
  return <main>{today}</main>;
}
