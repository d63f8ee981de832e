import { describe, expect, test } from "vitest";
import {
  checkedSecret,
  credentialsFromEnvironment,
  isLocal,
  shown,
  urlsFor,
} from "../scripts/database/urls.ts";
import { checkEncryption } from "../scripts/database/safety.ts";
import { settingsFrom } from "../scripts/web/settings.ts";

const env = (values: Record<string, string>): NodeJS.ProcessEnv => ({
  NODE_ENV: "test",
  ...values,
});
const SECRET = "q8Zt1mXc5Lr7Vn2Dg9Hs4Pf6AbJ3oWky";

describe("the demonstration", () => {
  test("is on for who tries Accord, and off in production unless asked for", () => {
    expect(settingsFrom(env({}), []).demo).toEqual({ isOn: true, isAskedFor: false });
    expect(settingsFrom(env({ ACCORD_ENV: "production" }), []).demo.isOn).toBe(false);
    expect(settingsFrom(env({ NODE_ENV: "production" }), []).demo.isOn).toBe(false);
    expect(settingsFrom(env({ ACCORD_ENV: "production", ACCORD_DEMO: "on" }), []).demo).toEqual({
      isOn: true,
      isAskedFor: true,
    });
  });

  test("is on or off, and nothing else", () => {
    expect(() => settingsFrom(env({ ACCORD_DEMO: "yes" }), [])).toThrow("must be on or off");
  });
});

describe("the address", () => {
  test("is this machine's own by default", () => {
    const { host, port, origin } = settingsFrom(env({}), []);
    expect({ host, port, origin }).toEqual({
      host: "127.0.0.1",
      port: 3000,
      origin: "http://localhost:3000",
    });
  });

  test("follows ACCORD_PORT before PORT", () => {
    expect(settingsFrom(env({ PORT: "81", ACCORD_PORT: "8080" }), []).origin).toBe(
      "http://localhost:8080",
    );
  });

  test.each(["0", "65536", "http", "3000.5"])("refuses port %s", (port) => {
    expect(() => settingsFrom(env({ ACCORD_PORT: port }), [])).toThrow("ACCORD_PORT must be");
  });

  test.each(["accord.example.org", "https://accord.example.org/path", "https://a.example/"])(
    "refuses %s as the origin of forms",
    (origin) => {
      expect(() => settingsFrom(env({ ACCORD_ORIGIN: origin }), [])).toThrow("ACCORD_ORIGIN must");
    },
  );
});

describe("the secret", () => {
  test.each([undefined, "", "short", "x".repeat(40), "change-me-change-me-change-me-change-me"])(
    "refuses %s",
    (secret) => {
      expect(() => checkedSecret(secret)).toThrow("ACCORD_SECRET");
    },
  );

  test("gives each role a password of its own, the same every time", () => {
    const first = credentialsFromEnvironment(env({ ACCORD_SECRET: SECRET }));
    const again = credentialsFromEnvironment(env({ ACCORD_SECRET: SECRET }));
    expect(again).toEqual(first);
    expect(new Set(Object.values(first).map((way) => JSON.stringify(way))).size).toBe(3);
    expect(JSON.stringify(first)).not.toContain(SECRET);
  });

  test("is not needed for an address that the operator gives", () => {
    const url = "postgres://app_rw:own@db/accord";
    const given = { DATABASE_URL_RUNTIME: url, DATABASE_URL_AUTH: url, DATABASE_URL_JOBS: url };
    expect(credentialsFromEnvironment(env(given)).runtime).toEqual({ url });
  });
});

describe("the address of a database", () => {
  const credentials = {
    runtime: { password: "a/b:c" },
    auth: { password: "b" },
    jobs: { url: "postgres://elsewhere/db" },
  };

  test("is the administrator's with another user, and keeps its parameters", () => {
    const urls = urlsFor("postgres://admin:x@db:5433/accord?sslmode=verify-full", credentials);
    expect(urls).toEqual({
      ownerUrl:
        "postgres://admin:x@db:5433/accord?sslmode=verify-full&options=-c%20role%3Dapp_owner",
      runtimeUrl: "postgres://app_rw:a%2Fb%3Ac@db:5433/accord?sslmode=verify-full",
      authUrl: "postgres://app_auth:b@db:5433/accord?sslmode=verify-full",
      jobsUrl: "postgres://elsewhere/db",
    });
  });

  test("may be a socket", () => {
    const { runtimeUrl } = urlsFor("postgres:///accord?host=/run/postgresql", credentials);
    expect(runtimeUrl).toBe(
      "postgres:///accord?host=%2Frun%2Fpostgresql&user=app_rw&password=a%2Fb%3Ac",
    );
  });

  test("never shows its password", () => {
    expect(shown("postgres://admin:hush@db:5433/accord")).toBe("db:5433/accord");
  });

  test.each([
    ["postgres://u@localhost/x", true],
    ["postgres://u@127.0.0.1:5432/x", true],
    ["postgres://u@[::1]/x", true],
    ["postgres:///x?host=/run/postgresql", true],
    ["postgres://u@db.example.org/x", false],
    ["postgres:///x?host=db.example.org", false],
    ["postgres://u@localhost.example.org/x", false],
  ])("%s is on this machine: %s", (url, expected) => {
    expect(isLocal(url)).toBe(expected);
  });

  test("must prove in production which machine it is, unless it is this one", () => {
    const production = env({ NODE_ENV: "production" });
    const away = "postgres://u@db.example.org/x";
    for (const mode of ["", "?sslmode=disable", "?sslmode=require", "?sslmode=verify-ca"]) {
      expect(() => checkEncryption(away + mode, production)).toThrow("sslmode=verify-full");
    }
    expect(() => checkEncryption(`${away}?sslmode=verify-full`, production)).not.toThrow();
    expect(() => checkEncryption("postgres://u@localhost/x", production)).not.toThrow();
    expect(() => checkEncryption(away, env({}))).not.toThrow();
  });
});
