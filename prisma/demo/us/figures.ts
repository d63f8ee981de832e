import type { DemoFigure, Records } from "../shape.ts";
import { cite } from "../write.ts";

/** A figure of the report of 24 January 2026. None of the underlying documents was seen. */
const figure = (
  slug: string,
  value: number,
  quantity: string,
  quote: string,
  rest: Pick<DemoFigure, "qualifier" | "unit" | "period" | "saidBy" | "topic" | "agency">,
): DemoFigure => ({
  key: `figure/us-${slug}`,
  source: "source/us-toi",
  value,
  quantity,
  ...rest,
  cites: [cite("source/us-toi", quote, "value")],
});

export const usFigures: Records = {
  figures: [
    {
      ...figure(
        "attempts-47",
        47,
        "Decline in attempts at illegal immigration",
        "Attempts at illegal immigration are put 47 percent lower",
        {
          unit: "percent",
          period: "recent periods, not defined",
          saidBy: "The ministry's statement, by several outlets",
          topic: "topic/irregular-migration",
        },
      ),
      cites: [
        cite("source/us-toi", "Attempts at illegal immigration are put 47 percent lower", "value"),
        cite("source/us-four-outlets", "they have only the 47 percent", "saidBy"),
      ],
    },
    figure(
      "immigration-47",
      47,
      "Reduction of illegal immigration",
      "47 percent less illegal immigration",
      {
        unit: "percent",
        period: "not stated",
        saidBy: "Closing paragraph of the report; not the same quantity as attempts",
        topic: "topic/irregular-migration",
      },
    ),
    figure(
      "arrests-1200",
      1200,
      "Arrests for human smuggling",
      "More than 1,200 arrests for human smuggling within a year",
      {
        qualifier: "more than",
        unit: "arrests",
        period: "the past year, not defined",
        saidBy: "Federal Investigation Agency, by this outlet alone",
        topic: "topic/migrant-smuggling",
        agency: "agency/fia",
      },
    ),
    figure(
      "documents-50",
      50,
      "Decline of document fraud elsewhere",
      "up to 50 percent less document fraud elsewhere",
      {
        qualifier: "up to",
        unit: "percent",
        period: "not stated",
        saidBy: "Studies that are not named, by this outlet alone",
        topic: "topic/travel-documents",
      },
    ),
    figure(
      "flows-30",
      30,
      "Decline of illicit finance in the region",
      "with 30 percent less illicit finance",
      {
        unit: "percent",
        period: "not stated",
        saidBy:
          "Asia-Pacific Group on Money Laundering, report not identified; by this outlet alone",
        topic: "topic/money-laundering",
        agency: "agency/apg",
      },
    ),
    figure(
      "smuggling-25",
      25,
      "Decline of smuggling on comparable borders",
      "with 25 percent less smuggling on comparable borders",
      {
        unit: "percent",
        period: "not stated",
        saidBy: "UNODC, document not identified; by this outlet alone",
        topic: "topic/border-management",
        agency: "agency/unodc",
      },
    ),
    figure(
      "seizures-40",
      40,
      "Rise in drugs seized",
      "unnamed statistics with 40 percent more drugs seized",
      {
        unit: "percent",
        period: "against previous years, not defined",
        saidBy: "Statistics that are not named, by this outlet alone",
        topic: "topic/counter-narcotics",
      },
    ),
    {
      key: "figure/us-trained-300",
      source: "source/us-pkm20",
      quantity: "Police officers and frontline responders trained",
      value: 300,
      qualifier: "over",
      unit: "people",
      period: "since March 2023",
      saidBy: "Joint statement of both sides",
      topic: "topic/police-training",
      cites: [
        cite(
          "source/us-pkm20",
          "over 300 police officers and other frontline responders trained since March 2023",
          "value",
        ),
      ],
    },
  ],
};
