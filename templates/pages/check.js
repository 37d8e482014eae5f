// Checks a file or a code against check/data/. The file is read and hashed here and goes nowhere; of its digest, three
// hexadecimal digits are asked for, and the record is looked for in what comes back.
"use strict";
(() => {
  const form = document.getElementById("check");
  const file = document.getElementById("file");
  const code = document.getElementById("code");
  const drop = document.getElementById("drop");
  const result = document.getElementById("result");
  const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  let dropped = null;

  const hex = (octets) => Array.from(new Uint8Array(octets), (octet) => octet.toString(16).padStart(2, "0")).join("");
  const sha256 = async (octets) => hex(await crypto.subtle.digest("SHA-256", octets));

  // As CheckCode::parse; null when something is mistyped.
  function readCode(text) {
    const typed = text.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/I/g, "1");
    const values = Array.from(typed, (character) => ALPHABET.indexOf(character));
    if (values.length !== 16 || values.includes(-1)) return null;
    let sum = 0, weight = 3;
    for (const value of values.slice(0, 15)) {
      sum += value * weight;
      weight = weight * 3 % 31;
    }
    return (31 - sum % 31) % 31 === values[15] ? typed : null;
  }

  async function find(key) {
    const answer = await fetch("data/" + key.slice(0, 3) + ".txt", { cache: "no-store", credentials: "omit" });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error("no data");
    for (const line of (await answer.text()).split("\n")) {
      const [found, digest, state, number, organ, day] = line.split("\t");
      if (found === key) return { digest, state, number, organ, day };
    }
    return null;
  }

  async function judge(chosen, typed) {
    if (!chosen && !typed) return ["nothing", {}];
    const wanted = typed ? readCode(typed) : null;
    if (typed && !wanted) return ["bad-code", {}];
    const ofCode = wanted && await find(await sha256(new TextEncoder().encode("xindang-check:" + wanted)));
    if (!chosen) {
      if (!ofCode) return ["not-found-code", {}];
      return [ofCode.state === "valid" ? "valid-code" : ofCode.state, ofCode];
    }
    const shown = { name: chosen.name, digest: await sha256(await chosen.arrayBuffer()) };
    const ofFile = await find(shown.digest);
    // A document gains time-stamps over the years: each of its files names the newest.
    if (ofCode && ofCode.digest !== (ofFile ? ofFile.digest : shown.digest)) return ["mismatch", shown];
    if (wanted && !ofCode && ofFile) return ["mismatch", shown];
    if (!ofFile) return ["not-found", shown];
    return [ofFile.state, { ...ofFile, name: chosen.name }];
  }

  function show(word, facts) {
    const template = document.getElementById("answer-" + word) || document.getElementById("answer-unavailable");
    const answer = template.content.cloneNode(true);
    for (const place of answer.querySelectorAll("[data-fill]")) {
      const value = facts[place.dataset.fill];
      if (value) place.textContent = value;
      else place.parentNode.remove();
    }
    const list = answer.querySelector("dl");
    if (!list.children.length) list.remove();
    result.dataset.answer = word;
    result.replaceChildren(answer);
  }

  async function check() {
    delete result.dataset.answer;
    result.replaceChildren();
    let answer;
    try {
      answer = await judge(dropped || file.files[0], code.value.trim());
    } catch {
      answer = ["unavailable", {}];
    }
    show(...answer);
    result.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  file.addEventListener("change", () => {
    dropped = null;
    if (file.files.length) check();
  });
  for (const kind of ["dragover", "drop"])
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      if (kind !== "drop" || !event.dataTransfer.files.length) return;
      dropped = event.dataTransfer.files[0];
      check();
    });

  form.hidden = false;
  // The QR code leads to check/#CODE: what stands after # is not sent to the server.
  const fromLink = () => {
    const linked = decodeURIComponent(location.hash.slice(1));
    if (!linked || linked === "content") return;
    code.value = linked;
    check();
  };
  addEventListener("hashchange", fromLink);
  fromLink();
})();
