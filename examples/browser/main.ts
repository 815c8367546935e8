import { App } from "./page/app.js";

void new App().start();
