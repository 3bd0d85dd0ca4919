// Does what a control asks for; a refusal is said in the band on top, and the board is read again.

import {ApiError} from "./api.js";
import {complain} from "./dom.js";
import {errorWords} from "./words.js";

export async function attempt(act) {
  complain("");
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 401) complain(errorWords(error));
    if (error.status === 409 || error.status === 404) window.dispatchEvent(new Event("refresh"));
    return false;
  }
}
