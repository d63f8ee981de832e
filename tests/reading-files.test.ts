import { describe, expect, test } from "vitest";
import { readFile } from "#features/documents/read-file.ts";
import { textOfFile } from "#features/documents/text-of-file.ts";
import { docxOf, mailOf, paragraph, pdfOf, utf8 } from "./make/documents.ts";

const textOf = async (bytes: Uint8Array) => (await readFile(bytes)).text;
const bytesOf = (text: string, encoding: BufferEncoding) =>
  new Uint8Array(Buffer.from(text, encoding));

const page = (body: string, head = "") => utf8(`<!doctype html><head>${head}</head>${body}`);

/** A level of a list of Word. */
const level = (at: number, format: string, pattern: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;

const item = (text: string, list: number, at = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;

const titled = (title: string) =>
  pdfOf([["Text"]], {
    extra: [`<< /Title (${title}) /Author (A. Desk) >>`],
    trailer: "/Info 4 0 R",
  });

/** A part of an e-mail of several. */
const part = (type: string, body: string, more = "") =>
  `--x\nContent-Type: ${type}\n${more}\n${body}\n`;

describe("plain text", () => {
  test("stays as it is, but for its line ends", async () => {
    const text = "Talks in Lima\r\n\r\n  Both sides agreed.\rThey  will meet.\n";
    expect(await readFile(utf8(text))).toEqual({
      text: "Talks in Lima\n\n  Both sides agreed.\nThey  will meet.\n",
      format: "txt",
      encoding: "utf-8",
      facts: { title: null, author: null, publisher: null, publishedOn: null, address: null },
      left: { attachments: [], pagesWithoutText: 0 },
      unknownCharacters: 0,
    });
  });

  test("keeps marks of direction and joiners, of which Urdu and mixed names are made", async () => {
    const text = "وزیر \u2067داخلہ\u2069 \u200fنے\u200c \u202aMinister\u202c سے";
    expect(await textOf(utf8(text))).toBe(text);
  });

  test.each([
    ["UTF-8 with a mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8("São Tomé")), "utf-8"],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, ...bytesOf("São Tomé", "utf16le")), "utf-16"],
    [
      "UTF-16 of the other order",
      Uint8Array.of(0xfe, 0xff, ...Buffer.from("São Tomé", "utf16le").swap16()),
      "utf-16",
    ],
    ["UTF-16 without a mark", bytesOf("São Tomé", "utf16le"), "utf-16"],
    ["the code page of the West", bytesOf("São Tomé", "latin1"), "windows-1252"],
  ])("is read in %s", async (_, bytes, encoding) => {
    expect(await readFile(bytes)).toMatchObject({ text: "São Tomé", encoding, format: "txt" });
  });

  test("is read in the Arabic code page when its letters make words", async () => {
    // "ملاقات" and, with letters that only Persian and Urdu have, "پاکستان".
    const meeting = [0xe3, 0xe1, 0xc7, 0xde, 0xc7, 0xca];
    const country = [0x81, 0xc7, 0x98, 0xd3, 0xca, 0xc7, 0xe4];
    expect(await readFile(Uint8Array.of(...meeting, 0x20, ...country))).toMatchObject({
      text: "ملاقات پاکستان",
      encoding: "windows-1256",
    });
  });

  test("keeps a stray control character that an old program left", async () => {
    const text = `${"Both sides agreed to meet. ".repeat(9)}Docu\u001fments.`;
    expect(await textOf(utf8(text))).toBe(text);
  });

  test("that only looks like mail or markup is text", async () => {
    expect((await readFile(utf8("Subject: talks\nBoth sides met. From: now on"))).format).toBe(
      "txt",
    );
    expect((await readFile(utf8("a < b and <b> is bold"))).format).toBe("txt");
  });
});

describe("HTML", () => {
  test("keeps what a reader sees", async () => {
    const text = await textOf(
      page(`<nav>Home</nav><h1>Talks &amp; tea</h1><p>Both sides <b>ag</b>reed
        to meet.<p>In&nbsp;Lima<br>on Monday<ul><li>Visas<li><p>Ports</p><ol start="3"><li>Sea</ol></ul>
        <table><tr><th>Item<th>Lead<tr><td>Visas<td>Police</table>
        <form><label>Search</label><input value="x"></form><script>alert("p")</script><style>p{}</style>
        <div hidden>no</div><p style="color:red; display : none">no</p><template>no</template>`),
    );
    expect(text).toBe(
      "Talks & tea\n\nBoth sides agreed to meet.\n\nIn\u00a0Lima\non Monday\n\n" +
        "• Visas\n• Ports\n3. Sea\n\nItem\tLead\n\nVisas\tPolice",
    );
  });

  test("keeps a page that its publisher wrapped into a form", async () => {
    const sentence = "The two ministers agreed to open a centre. ";
    const body = `<form><p>${sentence.repeat(20)}</p><select><option>2024</select></form>`;
    expect(await textOf(page(body))).toBe(sentence.repeat(20).trim());
  });

  test("keeps the cells of a layout as paragraphs", async () => {
    const layout = "<td><p>One.</p><p>Two.</p></td>";
    expect(await textOf(page(`<table><tr>${layout}<td>Side</td></tr></table>`))).toBe(
      "One.\n\nTwo.\n\nSide",
    );
  });

  test("says who published it, when and where", async () => {
    const { facts } = await readFile(
      page(
        "<p>Text",
        `<title>Talks | The Gazette</title><meta property="og:title" content="Talks">
         <meta name="author" content="Desk"><meta property="og:site_name" content="The Gazette">
         <meta property="article:published_time" content="2025-07-18T23:30:00+05:00">
         <link rel="canonical" href="https://gazette.example/talks">`,
      ),
    );
    expect(facts).toEqual({
      title: "Talks",
      author: "Desk",
      publisher: "The Gazette",
      publishedOn: "2025-07-18",
      address: "https://gazette.example/talks",
    });
  });

  test("takes no address that is no web address, and no day that is none", async () => {
    const head = `<link rel="canonical" href="javascript:alert(1)"><meta name="date" content="soon">`;
    expect((await readFile(page("<p>Text", head))).facts).toMatchObject({
      address: null,
      publishedOn: null,
    });
  });

  test("is read in the encoding it declares", async () => {
    const declared = Buffer.from('<html><meta charset="windows-1251"><p>', "latin1");
    const word = Uint8Array.of(0xcc, 0xe8, 0xf0);
    expect(await readFile(Uint8Array.of(...declared, ...word))).toMatchObject({
      text: "Мир",
      encoding: "declared",
    });
  });
});

describe("a Word document", () => {
  test("gives its paragraphs, breaks and tabs", async () => {
    const body =
      paragraph("Talks &amp; tea") +
      "<w:p><w:r><w:t>Both si</w:t></w:r><w:r><w:t>des</w:t><w:br/><w:t>met</w:t><w:tab/><w:t>here.</w:t></w:r></w:p>";
    expect(await textOf(docxOf(body))).toBe("Talks & tea\n\nBoth sides\nmet\there.");
  });

  test("gives no words that were deleted, moved away, hidden, or are there twice", async () => {
    const hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>";
    const deleted = "<w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>";
    const twice = "<mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback>";
    const moved = "<w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>";
    const field = "<w:r><w:instrText>PAGE</w:instrText></w:r>";
    const kept = "<w:ins><w:r><w:t>Agreed.</w:t></w:r></w:ins>";
    const body = `<w:p>${hidden}${deleted}${twice}${moved}${field}${kept}</w:p>`;
    expect(await textOf(docxOf(body))).toBe("Agreed.");
  });

  test("numbers its lists as Word does, also by style and level", async () => {
    const numbering = `<w:numbering>
      <w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "lowerRoman", "(%2)")}</w:abstractNum>
      <w:abstractNum w:abstractNumId="1">${level(0, "bullet", "·")}</w:abstractNum>
      <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
    </w:numbering>`;
    const styles = `<w:styles><w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="Dots"><w:basedOn w:val="Base"/></w:style></w:styles>`;
    const body =
      item("Visas", 5) +
      item("Ports", 5) +
      item("Sea", 5, 1) +
      item("Air", 5, 1) +
      item("Police", 5) +
      paragraph("Training", '<w:pStyle w:val="Dots"/>') +
      item("Ninth", 7) +
      item("None", 0);
    const text = await textOf(
      docxOf(body, { "word/numbering.xml": numbering, "word/styles.xml": styles }),
    );
    expect(text.split(/\n+/)).toEqual([
      "1. Visas",
      "2. Ports",
      "(i) Sea",
      "(ii) Air",
      "3. Police",
      "• Training",
      "9. Ninth",
      "None",
    ]);
  });

  test("gives rows of a table as lines, headers once, notes and text boxes", async () => {
    const box = `<w:p><w:r><w:txbxContent>${paragraph("In a box")}</w:txbxContent></w:r><w:r><w:t>Beside it</w:t></w:r></w:p>`;
    const body = `<w:tbl><w:tr>${cell("Item")}${cell("Lead")}</w:tr></w:tbl>${box}`;
    const header = `<w:hdr>${paragraph("Ministry")}</w:hdr>`;
    const text = await textOf(
      docxOf(body, {
        "word/header1.xml": header,
        "word/header2.xml": header,
        "word/footnotes.xml": `<w:footnotes><w:footnote>${paragraph("A note")}</w:footnote></w:footnotes>`,
        "word/footer1.xml": `<w:ftr>${paragraph("Page 1")}</w:ftr>`,
      }),
    );
    expect(text).toBe("Ministry\n\nItem\tLead\n\nIn a box\n\nBeside it\n\nA note\n\nPage 1");
  });

  test("says its title and author", async () => {
    const core =
      "<cp:coreProperties><dc:title>Minutes</dc:title><dc:creator>A. Desk</dc:creator></cp:coreProperties>";
    const { facts, format } = await readFile(docxOf(paragraph("x"), { "docProps/core.xml": core }));
    expect({ format, ...facts }).toMatchObject({
      format: "docx",
      title: "Minutes",
      author: "A. Desk",
      publishedOn: null,
    });
  });
});

describe("a PDF", () => {
  test("gives its lines, a wider gap as a new paragraph, page after page", async () => {
    const pages = [
      ["Both sides agreed to meet in the", "spring of next year.", "", "They will report."],
      ["Page two."],
    ];
    expect(await readFile(pdfOf(pages))).toMatchObject({
      text: "Both sides agreed to meet in the\nspring of next year.\n\nThey will report.\n\nPage two.",
      format: "pdf",
      left: { pagesWithoutText: 0 },
    });
  });

  test("says its title and author, unless the title is a program's", async () => {
    expect((await readFile(titled("Joint statement"))).facts).toMatchObject({
      title: "Joint statement",
      author: "A. Desk",
    });
    expect((await readFile(titled("Microsoft Word - talks.doc"))).facts.title).toBeNull();
  });

  test("counts the pages that are pictures", async () => {
    const { left } = await readFile(pdfOf([["Text"], []]));
    expect(left.pagesWithoutText).toBe(1);
  });
});

describe("an e-mail", () => {
  const headers = [
    "From: Press Office <press@example.org>",
    "To: desk@example.org",
    "Subject: =?utf-8?B?VGFsa3MgaW4gU8OjbyBUb23DqQ==?=",
    "Date: Tue, 3 Mar 2026 23:30:00 -0800",
    "MIME-Version: 1.0",
  ];

  test("gives its plain text, and who sent it on which day of theirs", async () => {
    const body = `${part("text/html", "<p>HTML</p>")}${part("text/plain", "Both sides met.")}--x--`;
    const type = 'Content-Type: multipart/alternative; boundary="x"';
    expect(await readFile(mailOf([...headers, type], body))).toMatchObject({
      text: "Both sides met.",
      format: "email",
      facts: {
        title: "Talks in São Tomé",
        author: "Press Office <press@example.org>",
        publishedOn: "2026-03-03",
      },
    });
  });

  test("gives its HTML as text where that is all there is", async () => {
    const mail = mailOf(
      [...headers, "Content-Type: text/html"],
      "<script>1</script><p>Both <i>sides</i></p><p hidden>no</p>",
    );
    expect(await textOf(mail)).toBe("Both sides");
  });

  test("names its attachments, which are not read", async () => {
    const body =
      part("text/plain", "See the attached.") +
      part(
        "application/pdf",
        "JVBERi0=",
        'Content-Disposition: attachment; filename="minutes.pdf"\nContent-Transfer-Encoding: base64\n',
      ) +
      "--x--";
    const mail = mailOf([...headers, 'Content-Type: multipart/mixed; boundary="x"'], body);
    expect((await readFile(mail)).left.attachments).toEqual(["minutes.pdf"]);
  });

  test("gives the text of a message that it forwards", async () => {
    const forwarded = "From: a@example.org\nSubject: Old\n\nThey agreed to meet.";
    const body = `${part("text/plain", "Please file.")}${part("message/rfc822", forwarded)}--x--`;
    const text = await textOf(
      mailOf([...headers, 'Content-Type: multipart/mixed; boundary="x"'], body),
    );
    expect(text).toMatch(/^Please file\.[\s\S]+They agreed to meet\.$/);
  });
});

test("a document is read in a process of its own, the same", async () => {
  const bytes = pdfOf([["Both sides agreed."]]);
  expect(await textOfFile(new Blob([new Uint8Array(bytes)]))).toEqual(await readFile(bytes));
});
