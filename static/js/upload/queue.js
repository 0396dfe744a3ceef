// The queue of chosen photos as a pure state machine: no page, no network, no clock. `advance()` takes the queue and
// what happened, and returns the new queue and what is to be done next. Nothing that goes in is changed.
//
// A file of the queue is a plain object: `id`, `state`, `attempt` (how often it was sent), `hasNewToken` (it goes again
// after the page had grown old), `crowds` (how often the server had no place for it), and what is said of it in this state: `why` (the name of a sentence), `complaint` (a
// sentence of the server), `reason` (of a refusal of our own), `receipt` (what the server said of the photo),
// `lostConnection` (it failed without any answer), `isBrokenOff` (it was once cancelled on its way), and `looks` (how often
// the server is still asked whether it had arrived all the same).

/** What each state means: is the file under way, is it lost when somebody leaves the page. */
const STATES = {
  waiting: { busy: false, open: true },
  sending: { busy: true, open: true },
  checking: { busy: true, open: true }, // all bytes are out, the server looks at the photo
  undoing: { busy: true, open: true }, // cancelled while the server looked: taken out again as soon as it answers
  failed: { busy: false, open: true }, // nobody knows whether it arrived
  cancelled: { busy: false, open: false },
  refused: { busy: false, open: false }, // it cannot be taken, and the reason is known
  accepted: { busy: false, open: false },
  known: { busy: false, open: false }, // the server has had the same photo before
};

/** What may happen to a file in each state, and the state that follows. Whatever is not here changes nothing. */
const TRANSITIONS = {
  waiting: { start: "sending", cancel: "cancelled", refuse: "refused" },
  sending: { sent: "checking", cancel: "cancelled", ...endings() },
  checking: { cancel: "undoing", ...endings() },
  undoing: { undone: "cancelled", keep: "accepted" },
  failed: { retry: "waiting", cancel: "cancelled" },
  cancelled: { retry: "waiting", keep: "accepted", gone: "cancelled" },
  refused: { retry: "waiting" },
  accepted: {},
  known: {},
};

function endings() {
  return { accept: "accepted", know: "known", refuse: "refused", fail: "failed", repeat: "waiting", crowd: "waiting" };
}

/** Refusals that may end otherwise the next time. */
const PASSING_REASONS = ["busy", "truncated", "unreadable", "not-stored", "too-many"];

/** The sentence for each answer that brings none of its own. */
const TROUBLES = { 404: "closed", 413: "tooLarge", 503: "busy" };

/** How often a file goes again by itself where the server has no place, and for how many seconds all wait until then. */
const CROWDS = 6;
const PAUSE = { least: 1, usual: 5, most: 30 };

/**
 * How often the server is asked what it has of a photo that was cancelled on its way, and for how many seconds in
 * between: what came in whole may still be looked at there.
 */
const LOOKS = { times: 2, seconds: 3 };

/**
 * A queue without files. While the connection is `lost` nothing more is tried, until it is back or somebody asks; while
 * it is `paused` the server has no place; and while the page is `outdated` it may show something else than what the
 * server has.
 */
export function emptyQueue() {
  return { files: [], lost: false, paused: false, outdated: false };
}

/**
 * Lets `event` happen, and returns the new queue and the effects, in their order. `room` is how many photos the server
 * still takes.
 */
export function advance(queue, event, room) {
  const [next, effects] = EVENTS[event.type](queue, event);
  const [started, more] = startNext(toBeAsked(queue, next), room);
  return [started, [...effects, ...more]];
}

/** What was broken off a moment ago makes the page doubtful: the server is asked as soon as nothing is under way. */
function toBeAsked(before, queue) {
  const isNew = (file) => mayHaveArrived(file) && file.looks === LOOKS.times && !before.files.includes(file);
  return queue.files.some(isNew) ? { ...queue, outdated: true } : queue;
}

const EVENTS = { chosen, sent, answered, renewed, takenOut, cancel, looked, retry, online, resumed, changed };

/** Somebody chose files; what is larger than `maxBytes` is refused without sending it. */
function chosen(queue, { files, maxBytes }) {
  const added = files.map(({ id, size }) => {
    const file = { id, state: "waiting", attempt: 0, hasNewToken: false, crowds: 0, isBrokenOff: false, looks: 0 };
    return size > maxBytes ? refused(file, "too-big", "tooBig") : file;
  });
  return [{ ...queue, files: [...queue.files, ...added] }, []];
}

/** All bytes of a file are out. */
function sent(queue, { id, attempt }) {
  const file = underWay(queue, id, attempt);
  return [file ? replace(queue, move(file, "sent")) : queue, []];
}

/** The server answered, or nobody did (`status` 0). */
function answered(queue, event) {
  const file = underWay(queue, event.id, event.attempt);
  if (!file) return [queue, []];
  if (event.receipt) return received(queue, file, event.receipt);
  const outdated = { ...queue, outdated: true };
  if (file.state === "undoing") return [replace(outdated, move(file, "undone", { why: "unsure" })), []];
  // The page has grown old: it gets a new token before anything else.
  if (event.status === 403) return [outdated, [{ type: "renewToken", id: file.id, attempt: file.attempt }]];
  if (event.status === 503 && file.crowds < CROWDS) return crowded(outdated, file, event);
  return [failed(outdated, file, event), []];
}

/** The server has no place at this moment: all wait as long as it says, and the file goes again. */
function crowded(queue, file, { retryAfter }) {
  const seconds = Math.min(PAUSE.most, Math.max(PAUSE.least, retryAfter || PAUSE.usual));
  const waiting = move(file, "crowd", { why: "crowded", crowds: file.crowds + 1 });
  return [{ ...replace(queue, waiting), paused: true }, [{ type: "pause", seconds }]];
}

/** The pause is over. */
function resumed(queue) {
  return [{ ...queue, paused: false }, []];
}

/** Something else was changed on the server: what is on its way back does not know of it. */
function changed(queue) {
  return [{ ...queue, outdated: true }, []];
}

/** The server said what became of the photo. */
function received(queue, file, receipt) {
  if (file.state === "undoing") {
    if (!receipt.undo) return [replace(queue, move(file, "undone")), []];
    const takeOut = { type: "takeOut", id: file.id, attempt: file.attempt, address: receipt.undo };
    return [replace(queue, { ...file, receipt }), [takeOut]];
  }
  return [replace(queue, move(file, stepOf(receipt), { receipt })), []];
}

function stepOf({ upload, reason }) {
  if (reason === "duplicate") return "know";
  return upload === "accepted" ? "accept" : "refuse";
}

function failed(queue, file, { status, stalled, complaint, isOnline }) {
  const lostConnection = status === 0;
  const details = { why: troubleOf(status, stalled), complaint, lostConnection };
  const next = replace(queue, move(file, "fail", details));
  return { ...next, lost: next.lost || (lostConnection && !isOnline) };
}

function troubleOf(status, stalled) {
  if (status === 0) return stalled ? "stalled" : "offline";
  return TROUBLES[status] ?? "broken";
}

/** The page was asked for a new token, for a file whose own answer was that the old one is not good any longer. */
function renewed(queue, { id, attempt, status }) {
  const file = underWay(queue, id, attempt);
  if (!file) return [queue, []];
  if (file.state === "undoing") return [replace(queue, move(file, "undone")), []];
  if (status === 200 && !file.hasNewToken) return [replace(queue, move(file, "repeat", { hasNewToken: true })), []];
  return [replace(queue, move(file, "fail", { why: status === 404 ? "closed" : "expired" })), []];
}

/** The server was asked to take a photo out again that had arrived before somebody cancelled it. */
function takenOut(queue, { id, attempt, status }) {
  const file = underWay(queue, id, attempt);
  if (!file) return [queue, []];
  if (status === 200) return [replace(queue, move(file, "undone")), []];
  return [replace(queue, move(file, "keep", { receipt: file.receipt, why: "kept" })), []];
}

/** Somebody does not want a file any longer. */
function cancel(queue, { id }) {
  const file = find(queue, id);
  if (!mayCancel(file)) return [queue, []];
  if (file.state !== "sending") return [replace(queue, move(file, "cancel")), []];
  return [replace(queue, move({ ...file, isBrokenOff: true }, "cancel")), [{ type: "abort", id }]];
}

/**
 * The server was asked what it has: `found` has the receipts of photos by the ids of their files, and `isSure` says that
 * it would have known. What was cancelled and is there all the same is shown as there.
 */
function looked(queue, { found, isSure }) {
  const files = queue.files.map((file) => {
    if (file.state !== "cancelled") return file;
    if (found[file.id]) return move(file, "keep", { receipt: found[file.id], why: "kept" });
    if (!file.looks) return file;
    const looks = file.looks - 1;
    return move(file, "gone", { looks, why: looks || isSure ? undefined : "unsure" });
  });
  const again = files.some(mayHaveArrived) ? [{ type: "lookAgain", seconds: LOOKS.seconds }] : [];
  return [{ ...queue, files }, again];
}

/**
 * Somebody wants a file to be tried again, and with it all that wait for the connection; if the server had no time for
 * it, also the others that it had none for.
 */
function retry(queue, { id }) {
  const wanted = find(queue, id);
  if (!mayRetry(wanted)) return [{ ...queue, lost: false }, []];
  const goesAlong = (file) => file.id === id || (isPutOff(wanted) && isPutOff(file));
  const files = queue.files.map((file) => (goesAlong(file) ? tryAgain(file) : file));
  return [{ ...queue, files, lost: false }, []];
}

/** The connection is back: whatever failed for the lack of it is tried again. */
function online(queue) {
  const files = queue.files.map((file) => (file.state === "failed" && file.lostConnection ? tryAgain(file) : file));
  return [{ ...queue, files, lost: false }, []];
}

function tryAgain(file) {
  return move(file, "retry", { hasNewToken: false, crowds: 0 });
}

/**
 * Starts the next file, if it is its turn. One is on its way at a time, so that its bar is true; the one before it may
 * still be looked at by the server, as long as there is room for both.
 */
function startNext(queue, room) {
  const busy = queue.files.filter(isBusy);
  const waiting = queue.files.find(({ state }) => state === "waiting");
  if (queue.lost || queue.paused || busy.length > 1 || busy.some(({ state }) => state === "sending"))
    return [queue, []];
  if (!waiting) return busy.length === 0 ? bringUpToDate(queue) : [queue, []];
  if (busy.length > 0 && room <= busy.length) return [queue, []]; // its answer says whether there is room
  if (room === 0) return startNext(replace(queue, refused(waiting, "too-many", "tooMany")), room);
  const file = move(waiting, "start", { attempt: waiting.attempt + 1 });
  const answersMayOvertake = busy.length > 0;
  const next = { ...replace(queue, file), outdated: queue.outdated || answersMayOvertake };
  return [next, [{ type: "send", id: file.id, attempt: file.attempt }]];
}

function bringUpToDate(queue) {
  return queue.outdated ? [{ ...queue, outdated: false }, [{ type: "refresh" }]] : [queue, []];
}

/** Refuses a file without sending it, as the server would. */
function refused(file, reason, why) {
  return move(file, "refuse", { reason, why });
}

/** Returns the file in the state that follows; what was said of it in the last state is forgotten. */
function move(file, step, details = {}) {
  const state = TRANSITIONS[file.state][step];
  const { id, attempt, hasNewToken, crowds, isBrokenOff } = file;
  const looks = state === "cancelled" && isBrokenOff ? LOOKS.times : 0;
  return state ? { id, attempt, hasNewToken, crowds, isBrokenOff, looks, ...details, state } : file;
}

/** Returns the file if it is under way in this very attempt: what became of an earlier one is of no interest. */
function underWay(queue, id, attempt) {
  const file = find(queue, id);
  return isBusy(file) && file.attempt === attempt ? file : undefined;
}

function replace(queue, file) {
  return { ...queue, files: queue.files.map((old) => (old.id === file.id ? file : old)) };
}

export function find(queue, id) {
  return queue.files.find((file) => file.id === id);
}

export function isBusy({ state }) {
  return STATES[state].busy;
}

export function isOpen(file) {
  return STATES[file.state].open || isPutOff(file);
}

/** Says whether a photo was cancelled on its way, and nobody knows yet whether it had arrived. */
export function mayHaveArrived({ state, looks }) {
  return state === "cancelled" && looks > 0;
}

/** Says whether the server had no time for a photo, in which it found no fault. */
export function isPutOff({ state, receipt }) {
  return state === "refused" && receipt?.reason === "busy";
}

export function mayCancel({ state }) {
  return "cancel" in TRANSITIONS[state];
}

export function mayRetry({ state, receipt, reason = receipt?.reason }) {
  return "retry" in TRANSITIONS[state] && (state !== "refused" || PASSING_REASONS.includes(reason));
}

/** Counts what the one sentence for all files tells. */
export function tally({ files }) {
  const count = (...states) => files.filter(({ state }) => states.includes(state)).length;
  const total = files.length - count("cancelled");
  const pending = files.filter((file) => file.state === "waiting" || isBusy(file)).length;
  return {
    total,
    pending,
    done: total - pending,
    taken: count("accepted"),
    known: count("known"),
    notTaken: count("failed", "refused"),
  };
}
