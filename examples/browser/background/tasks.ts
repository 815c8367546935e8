import { confusionPicture, curvePictures, weightsPicture } from "../charts/pictures.js";
import { fetchedData } from "../data/fetched-data.js";
import { fileData } from "../data/file-data.js";
import { syntheticData } from "../data/synthetic-data.js";

/** What the background worker does, by name: all that would make the page stutter. */
export const tasks = {
  syntheticData,
  fetchedData,
  fileData,
  curvePictures,
  confusionPicture,
  weightsPicture,
} as const;

export type Tasks = typeof tasks;

/** Names of tasks, and of what they are given; functions stay here and tell of progress instead. */
export type TaskName = keyof Tasks;
export type TaskArguments<Name extends TaskName> = Name extends "fetchedData"
  ? []
  : Parameters<Tasks[Name]>;
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;

/** What a page asks of its background worker. */
export interface TaskRequest {
  readonly id: number;
  readonly name: TaskName;
  readonly arguments: readonly unknown[];
}

/** What the background worker answers. */
export type TaskResponse =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: string };
