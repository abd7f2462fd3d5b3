import type { Container } from "./container";

/** The same container, with facts that another source than its resource gives. */
export function overlaid(container: Container, facts: Partial<Container>): Container {
  return new Proxy(container, {
    get(target, key) {
      if (Object.hasOwn(facts, key)) return facts[key as keyof Container];
      // Reads from the container itself, because a proxy has no private fields.
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
