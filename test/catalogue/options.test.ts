import assert from "node:assert/strict";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { container } from "../support/given";
import { saysAbout } from "../support/rule-table";

const mysql = (image: string) => container({ image });
const read = (image: string, ...mirrors: unknown[]) => saysAbout(dataOnVolumes, mysql(image), { mirrors });

describe("the option mirrors", () => {
  const taken = ["mirror.example", "mirror.example/", "mirror.example/hub", "Mirror.example:5000/a/b_c", "[::1]:5000"];
  for (const mirror of taken) {
    it(`takes ${mirror}`, async () => {
      assert.deepEqual(await read(`${mirror.replace(/\/$/, "")}/library/mysql`, mirror), [
        'container "web" has no volume at /var/lib/mysql, where mysql keeps its data; mount a named volume or a claim there',
      ]);
    });
  }

  const refused = [
    "https://mirror.example",
    "mirror.example:port",
    "mirror example",
    "mirror.example/Hub",
    "",
    " ",
    "/",
  ];
  for (const mirror of refused) {
    it(`refuses ${JSON.stringify(mirror)}, which no image can begin with`, async () => {
      await assert.rejects(read("app", "mirror.example", mirror), (error: Error) => {
        assert.match(
          error.message,
          /^[^\n]*\nconfiguration of policy "data-on-volumes": mirrors\[1\] must match \^\(\[a-zA-Z/,
        );
        return true;
      });
    });
  }
});
