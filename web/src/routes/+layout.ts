// A single-page app: the server sends one page and the API, nothing is rendered ahead.
export const ssr = false;
export const prerender = false;
