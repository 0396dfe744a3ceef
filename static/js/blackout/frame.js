// A long photo in its frame, in which it is moved; other photos have none (null).

/** Returns the part of the photo that is seen in its frame, as a box: all of it where there is no frame. */
export function seenIn(frame) {
  if (!frame) return [0, 0, 100, 100];
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = frame;
  const across = (value) => (value / scrollWidth) * 100;
  const down = (value) => (value / scrollHeight) * 100;
  return [across(scrollLeft), down(scrollTop), across(clientWidth), down(clientHeight)];
}

/** Moves a long photo so far that the box is in the middle of its frame; the page stays where it is. */
export function revealIn(frame, [left, top, width, height]) {
  if (!frame) return;
  frame.scrollTo({
    left: ((left + width / 2) / 100) * frame.scrollWidth - frame.clientWidth / 2,
    top: ((top + height / 2) / 100) * frame.scrollHeight - frame.clientHeight / 2,
  });
}
