export { describe } from "../tensor/describe.js";
