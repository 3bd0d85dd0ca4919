// The pages to print: their leave control and their choice of nation leave no step behind in the history.
import {leave, watchLeaving} from "./leaving.js";

watchLeaving();
document.getElementById("leave").addEventListener("click", (event) => { event.preventDefault(); leave(); });
