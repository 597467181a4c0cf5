// Stands in the bundles for `sync-fetch` and `fetch-ponyfill`, which citation-js asks for in order to load what it
// takes for an address. ClaimCheck reads nothing from a network, and with this nothing in it can.

export default function fetch(address) {
  if (address === undefined) return { fetch, Headers }; // how `fetch-ponyfill` hands out its two
  throw new Error(`ClaimCheck reads nothing from a network: ${address}`);
}

class Headers {}
fetch.Headers = Headers;
