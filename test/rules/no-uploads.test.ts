import { noUploads } from "../../policies/rules/no-uploads";
import { secret, unknown } from "../../policies/testing";
import { container, pod, service } from "../support/resources";
import { type Invalid, testRule } from "../support/rule-table";

const refused = (what: string) =>
  `container "web" uploads ${what} into its read-only root filesystem, which Docker refuses; ` +
  "remove uploads and mount the files from the host, or put them into the image";
const uploading = (readOnly: unknown, uploads: unknown, what: string): Invalid => ({
  given: container({ readOnly, uploads }),
  says: [refused(what)],
  cured: null,
});
const file = { file: "/etc/app.conf", content: secret("password=hunter2") };

testRule(noUploads, {
  valid: {
    "no uploads": container({ readOnly: true }),
    "null in uploads": container({ readOnly: true, uploads: null }),
    "an empty list": container({ readOnly: true, uploads: [] }),
    "something that is no list": container({ readOnly: true, uploads: "/etc/app.conf" }),
    "a writable root, which is another rule's": container({ readOnly: false, uploads: [file] }),
    "no flag, which is another rule's": container({ uploads: [file] }),
    "an unknown flag without uploads": container({ readOnly: unknown }),
    "a service": service({ readOnly: true, uploads: [file] }),
    "a pod": pod({ containers: [{ name: "web", securityContext: { readOnlyRootFilesystem: true }, uploads: [file] }] }),
  },
  invalid: {
    "a file": uploading(true, [file], "a file"),
    "two files": uploading(true, [file, { file: "/etc/b", source: "b" }], "2 files"),
    "a file for a writable mount, which is refused too": {
      given: container({
        readOnly: true,
        volumes: [{ containerPath: "/data" }],
        uploads: [{ file: "/data/a", content: "" }],
      }),
      says: [refused("a file")],
      cured: null,
    },
    "a file whose path is not known yet": uploading(true, [{ file: unknown, content: unknown }], "a file"),
    "a file that is not known at all": uploading(true, [unknown], "a file"),
    "a file without a path": uploading(true, [{ content: "x" }], "a file"),
    "a secret flag": uploading(secret(true), [file], "a file"),
    "a secret list": uploading(true, secret([file]), "a file"),
    "an unknown flag": {
      given: container({ readOnly: unknown, uploads: [file] }),
      says: ['advisory: container "web" cannot be judged until readOnly is known'],
      cured: null,
    },
    "unknown uploads": {
      given: container({ readOnly: true, uploads: unknown }),
      says: ['advisory: container "web" cannot be judged until uploads is known'],
      cured: null,
    },
  },
});
