import * as docker from "@pulumi/docker";
import { HardenedContainer, recipe } from "../../../components/index";

/** A Redis, and an application that counts in it, in one network of Docker. */
export function application(): void {
  const network = new docker.Network("network", { name: "services" });
  const redis = new docker.RemoteImage("redisImage", { name: "redis:6.2", keepLocally: true });
  const built = new docker.Image("appImage", { build: { context: "./app" }, imageName: "app", skipPush: true });
  const store = new HardenedContainer("redisContainer", {
    image: redis.imageId,
    ...recipe("redis:6.2", { "/data": { volume: {} } }),
    ports: [{ internal: 6379, external: 6379 }],
    networks: [{ name: network.name, aliases: ["redisdb"] }],
  });
  new HardenedContainer(
    "appContainer",
    {
      image: built.baseImageName,
      user: "1000:1000",
      ports: [{ internal: 3000, external: 3000 }],
      env: { REDIS_HOST: "redisdb", REDIS_PORT: "6379" },
      networks: [{ name: network.name }],
    },
    { dependsOn: [store.container] },
  );
}
