// Passkeys: ask the server what to ask the browser, let the browser ask the person, send the answer as a form.
const known = window.isSecureContext && "PublicKeyCredential" in window;

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function named(list) {
  return (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
}

function asked(options) {
  const said = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (said.user) said.user = { ...said.user, id: bytes(said.user.id) };
  if (said.excludeCredentials) said.excludeCredentials = named(said.excludeCredentials);
  if (said.allowCredentials) said.allowCredentials = named(said.allowCredentials);
  return { publicKey: said };
}

function answer(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function options(form) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  const reply = await fetch(form.dataset.ask, { method: "POST", body, credentials: "same-origin" });
  if (!reply.ok) throw new Error(String(reply.status));
  return asked(await reply.json());
}

async function ceremony(form) {
  const said = form.querySelector("[role=status]");
  const button = form.querySelector("button");
  said.textContent = button.dataset.busy || "";
  button.disabled = true;
  try {
    const wanted = await options(form);
    form.elements.credential.value = answer(await navigator.credentials[form.dataset.passkey](wanted));
    form.submit();
  } catch {
    said.textContent = said.dataset.failed;
    button.disabled = false;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (known) form.hidden = false;
  else if ("kept" in form.dataset) form.querySelector("[role=status]").textContent = form.querySelector("[role=status]").dataset.missing;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (known) ceremony(form);
  });
}
