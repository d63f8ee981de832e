"use client";

import { Crash } from "#ui/crash.tsx";
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** When the layout itself failed, this is the whole document. */
export default function GlobalErrorPage(props: Props) {
  return (
    <html lang="en">
      <body>
        <main>
          <Crash {...props} />
        </main>
      </body>
    </html>
  );
}
