// With htmx the next level of a region picker comes by itself, so its button is not needed.
if (window.htmx) document.documentElement.classList.add("has-htmx");
