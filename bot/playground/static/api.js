// What the person does goes to the server, which makes of it the request that Slack would send.

const toast = document.getElementById("toast");
let fading = 0;

export function tell(words) {
  toast.textContent = words;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.textContent = ""; }, 6000);
}

export async function act(verb, said) {
  try {
    const response = await fetch(`/playground/do/${verb}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(said),
    });
    const answer = await response.json();
    if (answer.wrong) tell(answer.wrong);
    return answer.done;
  } catch {
    tell("The playground does not answer. Is it still running?");
    return undefined;
  }
}

// A small way to make elements: element("button", {type: "button"}, "Send").
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}
