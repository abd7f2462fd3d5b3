import assert from "node:assert/strict";
import { homedir } from "node:os";
import { composeProject } from "../../cli/compose";

const FILE = `
x-common: &common
  environment: { SHARED: "1", FROM_HERE: null }
services:
  web:
    <<: *common
    image: "shop/web:\${TAG:-1.4}"
    build: .
    command: serve --title "My shop" '$$x'
    entrypoint: [tini, --]
    env_file: web.env
    user: 33:33
    working_dir: /srv
    volumes:
      - ./site:/var/www/html
      - data:/var/lib/web
      - /var/cache/web
      - { type: bind, source: ./conf, target: /etc/web }
    ports: ["8080:80", { target: 443 }, "127.0.0.1:9000:9000/tcp"]
    depends_on: { db: { condition: service_healthy }, cache: {} }
    healthcheck: { test: "wget -q localhost" }
    cap_drop: [ALL]
    shm_size: 1g
    networks: [front]
  db:
    image: postgres:17
    environment: ["POSTGRES_PASSWORD=\${PASSWORD:?}"]
    volumes: [db:/var/lib/postgresql/data]
    depends_on: [cache]
  cache: { image: redis:7 }
  built: { build: . }
  a: { image: a, depends_on: [b] }
  b: { image: b, depends_on: [a] }
volumes: { data: {}, db: {} }
`;
const files: Readonly<Record<string, string>> = {
  "/shop/web.env": "# of the shop\nA=1\n\nB=2\n",
  "/quoted/.env": "TAG=2\nPASSWORD='p w'\n",
  "/quoted/web.env": 'A="1 2" # of the shop\nexport B=2\n',
};
const project = (name: string, env: NodeJS.ProcessEnv = { PASSWORD: "p", FROM_HERE: "yes" }, text = FILE) =>
  composeProject(text, name, "/shop", env, (file) => files[file]);

describe("a service of a Compose file", () => {
  it("a service of a Compose file runs as the file says, with binds read-only and without its volumes", () => {
    assert.deepEqual(project("web").service, {
      name: "web",
      run: {
        image: "shop/web:1.4",
        aliases: ["web"],
        env: ["A=1", "B=2", "SHARED=1", "FROM_HERE=yes"],
        binds: ["/shop/site:/var/www/html:ro", "/shop/conf:/etc/web:ro"],
        ports: [80, 443, 9000],
        command: ["serve", "--title", "My shop", "$x"],
        entrypoint: ["tini", "--"],
        capDrop: ["ALL"],
        user: "33:33",
        workdir: "/srv",
        healthcheck: { Test: ["CMD-SHELL", "wget -q localhost"], Interval: 1e9, Timeout: 5e9, Retries: 60 },
      },
      volumes: ["/var/lib/web", "/var/cache/web"],
      unused: ["shm_size"],
    });
  });

  it("a service of a Compose file starts after the services that it depends on, in their order", () => {
    const { beside } = project("web");
    assert.deepEqual(
      beside.map(({ name, volumes, run: { env } }) => [name, volumes, env]),
      [
        ["cache", [], undefined],
        ["db", ["/var/lib/postgresql/data"], ["POSTGRES_PASSWORD=p"]],
      ],
    );
  });

  it("a Compose file takes values from the environment", () => {
    assert.equal(project("web", { PASSWORD: "p", TAG: "2" }).service.run.image, "shop/web:2");
  });

  it("a Compose file takes values from the file .env beside it, where the environment has none", () => {
    const text = `services: { web: { image: "shop/web:$TAG", environment: ["P=$PASSWORD", "Q=$\{Q:-$\{PASSWORD}!}", H] } }`;
    const env = { TAG: "3", H: "here" };
    const { run } = composeProject(text, "web", "/quoted", env, (file) => files[file]).service;
    assert.deepEqual([run.image, run.env], ["shop/web:3", ["P=p w", "Q=p w!", "H=here"]]);
  });

  it("a Compose file names files of variables, whose quotes and comments are none of their values", () => {
    const { run } = composeProject(
      "services: { web: { image: a, env_file: web.env } }",
      "web",
      "/quoted",
      {},
      (file) => files[file],
    ).service;
    assert.deepEqual(run.env, ["A=1 2", "B=2"]);
  });

  it("a Compose file names files of variables that need not be there", () => {
    const text = "services: { web: { image: a, env_file: [{ path: none.env, required: false }] } }";
    const { run } = composeProject(text, "web", "/shop", {}, () => undefined).service;
    assert.equal(run.env, undefined);
  });

  it("a value of a variable is text, whatever YAML would make of it", () => {
    const text = 'services: { web: { image: a, command: ["$A"] } }';
    const { run } = composeProject(text, "web", "/shop", { A: 'x: "y" # z' }, () => undefined).service;
    assert.deepEqual(run.command, ['x: "y" # z']);
  });

  it("a bind in the home of the user is one", () => {
    const text = 'services: { web: { image: a, volumes: ["~/site:/srv"] } }';
    const { run } = composeProject(text, "web", "/shop", {}, () => undefined).service;
    assert.deepEqual(run.binds, [`${homedir()}/site:/srv:ro`]);
  });

  const refusals: [title: string, name: string, says: string, env?: NodeJS.ProcessEnv, text?: string][] = [
    ["that does not exist", "nope", "The Compose file has no service nope; it has web, db, cache, built, a and b."],
    ["without an image", "built", "The service built has no `image`; build it, and give it the name of the image."],
    ["that depends on itself", "a", "The services a, b and a depend on each other."],
    ["that lacks a variable", "web", "The Compose file needs PASSWORD in the environment; set it.", {}],
    [
      "with a file of variables that is not there",
      "web",
      "none.env, which the service web names, cannot be read; correct the name.",
      {},
      "services: { web: { image: a, env_file: none.env } }",
    ],
    ["of an empty file", "web", "The Compose file has no service web; it has none.", {}, ""],
  ];
  for (const [title, name, message, env, text] of refusals) {
    it(`a Compose file is refused for a service ${title}`, () =>
      assert.throws(() => project(name, env, text), { name: "Failure", message }));
  }
});
