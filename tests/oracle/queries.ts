import * as fc from "fast-check";
import type { Field, Model } from "./datamodel.ts";

/** A query as data: which delegate, which method, with which arguments. */
export type Query = { model: string; method: string; args: object };

const MARKINGS = ["official", "restricted", "confidential", "secret"];
const PARTNERS = ["GB", "US", "TR", "PK"];

/** An order without ties, so that two answers can be compared as they come. */
const keysOf = (model: Model): object[] =>
  model.fields.some(({ name }) => name === "id")
    ? [{ id: "asc" }]
    : model.fields.filter(({ name }) => name.endsWith("Id")).map(({ name }) => ({ [name]: "asc" }));

/** Random reads over all models: nested includes and counts, relation filters, order by relations, aggregates. */
export function anyQuery(models: readonly Model[]): fc.Arbitrary<Query> {
  const byName = new Map(models.map((model) => [model.name, model]));
  const targetOf = (field: Field) => byName.get(field.type);
  const relationsOf = (model: Model) =>
    model.fields.filter((field) => field.kind === "relation" && byName.has(field.type));
  function whereOf(model: Model, depth: number): fc.Arbitrary<object> {
    const options: fc.Arbitrary<object>[] = [fc.constant({})];
    for (const field of model.fields) {
      if (field.name === "marking")
        options.push(fc.constantFrom(...MARKINGS).map((marking) => ({ marking })));
      if (field.name === "partner" || field.name === "country") {
        options.push(
          fc.subarray(PARTNERS, { minLength: 1 }).map((codes) => ({ [field.name]: { in: codes } })),
        );
      }
      if (field.kind === "scalar" && field.type === "String" && field.name === "title") {
        options.push(
          fc.constantFrom("1", "2", "3").map((digit) => ({ title: { contains: digit } })),
        );
      }
      if (field.kind === "scalar" && field.isOptional && !field.isList) {
        options.push(
          fc.boolean().map((isNull) => ({ [field.name]: isNull ? null : { not: null } })),
        );
      }
    }
    if (depth > 0) {
      for (const field of relationsOf(model)) {
        const target = targetOf(field);
        if (target === undefined) continue;
        const inner = fc.memo(() => whereOf(target, depth - 1))();
        if (field.isList) {
          options.push(
            fc
              .tuple(fc.constantFrom("some", "every", "none"), inner)
              .map(([how, where]) => ({ [field.name]: { [how]: where } })),
          );
        } else {
          options.push(
            fc
              .tuple(fc.constantFrom("is", "isNot"), inner)
              .map(([how, where]) => ({ [field.name]: { [how]: where } })),
          );
          if (field.isOptional) options.push(fc.constant({ [field.name]: { is: null } }));
        }
      }
    }
    const one = fc.oneof(...options);
    return fc.oneof(
      { weight: 3, arbitrary: one },
      { weight: 1, arbitrary: fc.tuple(one, one).map((AND) => ({ AND })) },
      { weight: 1, arbitrary: fc.tuple(one, one).map((OR) => ({ OR })) },
      { weight: 1, arbitrary: one.map((NOT) => ({ NOT })) },
    );
  }

  function includeOf(model: Model, depth: number): fc.Arbitrary<object> {
    const relations = relationsOf(model);
    const lists = relations.filter(({ isList }) => isList);
    const count =
      lists.length === 0
        ? fc.constant({})
        : fc.subarray(lists, { minLength: 1 }).map((some) => ({
            _count: { select: Object.fromEntries(some.map(({ name }) => [name, true])) },
          }));
    const nested = fc
      .subarray(relations, { maxLength: Math.min(2, relations.length) })
      .chain((some) =>
        fc.tuple(
          ...some.map((field) => {
            const target = targetOf(field);
            if (target === undefined) return fc.constant([field.name, true] as const);
            const inside = depth > 0 ? includeOf(target, depth - 1) : fc.constant({});
            const args = field.isList
              ? fc
                  .tuple(whereOf(target, 0), inside, fc.integer({ min: 1, max: 4 }))
                  .map(([where, include, take]) => ({
                    where,
                    ...(Object.keys(include).length > 0 && { include }),
                    take,
                    orderBy: keysOf(target),
                  }))
              : inside.map((include) => (Object.keys(include).length > 0 ? { include } : true));
            return args.map((value) => [field.name, value] as const);
          }),
        ),
      );
    return fc
      .tuple(nested, fc.oneof(fc.constant({}), count))
      .map(([entries, counted]) => ({ ...Object.fromEntries(entries), ...counted }));
  }

  function orderOf(model: Model): fc.Arbitrary<object[]> {
    const options: fc.Arbitrary<object>[] = [fc.constant({})];
    const direction = fc.constantFrom("asc" as const, "desc" as const);
    for (const field of relationsOf(model)) {
      const target = targetOf(field);
      if (field.isList) options.push(direction.map((to) => ({ [field.name]: { _count: to } })));
      else if (target?.fields.some(({ name }) => name === "title")) {
        options.push(direction.map((to) => ({ [field.name]: { title: to } })));
      }
    }
    return fc
      .oneof(...options)
      .map((order) => [...(Object.keys(order).length > 0 ? [order] : []), ...keysOf(model)]);
  }

  return fc.constantFrom(...models).chain((model) => {
    const groupable = model.fields.filter(
      ({ kind, isList, name }) =>
        !isList && (kind === "enum" || name === "partner" || name === "country"),
    );
    const name = model.name[0]?.toLowerCase() + model.name.slice(1);
    const find = fc
      .tuple(
        whereOf(model, 2),
        includeOf(model, 1),
        orderOf(model),
        fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      )
      .map(([where, include, orderBy, take]) => ({
        model: name,
        method: "findMany",
        args: {
          where,
          orderBy,
          ...(Object.keys(include).length > 0 && { include }),
          ...(take !== undefined && { take }),
        },
      }));
    const count = whereOf(model, 2).map((where) => ({
      model: name,
      method: "count",
      args: { where },
    }));
    const group = whereOf(model, 1).map((where) => {
      const by = groupable.map((field) => field.name).slice(0, 2);
      return by.length === 0
        ? { model: name, method: "count", args: { where } }
        : {
            model: name,
            method: "groupBy",
            args: { by, where, _count: true, orderBy: by.map((one) => ({ [one]: "asc" })) },
          };
    });
    return fc.oneof(
      { weight: 4, arbitrary: find },
      { weight: 1, arbitrary: count },
      { weight: 1, arbitrary: group },
    );
  });
}
