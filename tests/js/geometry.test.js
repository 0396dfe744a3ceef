// Boxes over a photo: what counts as one, how it is written, and how drawing, moving and pulling change it.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  boxBetween,
  clamp,
  cornerAcross,
  fit,
  isBox,
  moveBox,
  ofWhole,
  placeOn,
  SMALLEST,
  stepFrom,
  tidy,
} from "../../static/js/blackout/geometry.js";

describe("numbers", () => {
  it("are held between 0 and the most", () => {
    assert.deepEqual([clamp(-1, 100), clamp(50, 100), clamp(101, 100)], [0, 50, 100]);
  });

  it("have two digits behind the point", () => {
    assert.deepEqual([tidy(12.344), tidy(12.346), tidy(0.004)], [12.34, 12.35, 0]);
  });
});

describe("a box", () => {
  it("lies inside the photo, up to its edges", () => {
    assert.ok(isBox([0, 0, 100, 100]));
    assert.ok(isBox([66.7, 10, 33.3, 5]));
    assert.ok(isBox([33.4, 0, 66.60000000000001, 1]), "what rounding adds does no harm");
  });

  for (const box of [
    [-1, 0, 10, 10],
    [0, -1, 10, 10],
    [0, 0, 0, 10],
    [0, 0, 10, 0],
    [91, 0, 10, 10],
    [0, 91, 10, 10],
    [Number.NaN, 0, 10, 10],
    [0, 0, 10, Number.NaN],
  ]) {
    it(`is not ${JSON.stringify(box)}`, () => assert.equal(isBox(box), false));
  }
});

describe("what is written", () => {
  it("is tidy", () => assert.deepEqual(fit([10.004, 20.006, 30.011, 40.019]), [10, 20.01, 30.01, 40.02]));
  it("is never too small", () => assert.deepEqual(fit([50, 50, 0, 0.01]), [50, 50, SMALLEST, SMALLEST]));
  it("stays inside", () => assert.deepEqual(fit([90, -20, 35, 35]), [65, 0, 35, 35]));
  it("is at most the whole photo", () => assert.deepEqual(fit([-5, 5, 300, 300]), [0, 0, 100, 100]));

  it("is a box, whatever was dragged where", () => {
    for (let left = -50; left <= 150; left += 13.7) {
      for (let width = 0; width <= 160; width += 7.3) {
        const box = fit([left, 150 - left, width, 160 - width]);
        assert.ok(isBox(box), JSON.stringify(box));
        assert.deepEqual(fit(box), box, "and writing it again changes nothing");
      }
    }
  });
});

describe("a part of the photo", () => {
  it("is what a box may be meant in", () => {
    assert.deepEqual(ofWhole([35, 45, 30, 10], [0, 0, 100, 100]), [35, 45, 30, 10]);
    assert.deepEqual(ofWhole([50, 50, 20, 10], [0, 40, 100, 5]), [50, 42.5, 20, 0.5]);
    assert.deepEqual(ofWhole([0, 0, 100, 100], [25, 0, 50, 100]), [25, 0, 50, 100]);
  });
});

describe("drawing", () => {
  it("makes the same box from each of its corners", () => {
    const corners = [
      [10, 20],
      [40, 20],
      [10, 60],
      [40, 60],
    ];
    corners.forEach((corner, index) => {
      assert.deepEqual(boxBetween(corner, corners[3 - index]), [10, 20, 30, 40]);
    });
  });

  it("moves a box by the way of the pointer", () => {
    assert.deepEqual(moveBox([10, 20, 30, 40], [15, 25], [20, 20]), [15, 15, 30, 40]);
  });

  it("pulls at one corner, and the one across stays", () => {
    const box = [10, 20, 30, 40];
    const stays = [0, 1, 2, 3].map((corner) => cornerAcross(box, corner));
    assert.deepEqual(stays, [
      [40, 60],
      [10, 60],
      [40, 20],
      [10, 20],
    ]);
  });

  it("happens where the pointer is on the photo, or at its edge", () => {
    const area = { left: 100, top: 200, width: 400, height: 200 };
    assert.deepEqual(placeOn(area, { clientX: 200, clientY: 250 }), [25, 25]);
    assert.deepEqual(placeOn(area, { clientX: 0, clientY: 900 }), [0, 100]);
  });
});

describe("an arrow key", () => {
  it("goes one step its way, and stops at the edge", () => {
    assert.deepEqual(stepFrom([50, 50], "ArrowLeft", [5, 2]), [45, 50]);
    assert.deepEqual(stepFrom([50, 50], "ArrowDown", [5, 2]), [50, 52]);
    assert.deepEqual(stepFrom([98, 1], "ArrowRight", [5, 2]), [100, 1]);
    assert.deepEqual(stepFrom([98, 1], "ArrowUp", [5, 2]), [98, 0]);
  });

  it("is no other key", () => {
    assert.equal(stepFrom([50, 50], "a", [5, 5]), undefined);
  });
});
