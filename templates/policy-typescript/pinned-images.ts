import { rule } from "@readonly-rootfs/policies";

export const pinnedImages = rule({
  name: "pinned-images",
  description: "Images are pinned to a digest.",
  *check({ image }) {
    if (image.effective === undefined || image.effective.includes("@sha256:")) return;
    yield { says: `runs an image without a digest (${image.path})` };
  },
});
