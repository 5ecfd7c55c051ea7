// Probot with a handler that does nothing: what a webhook costs before anything is kept.
import { run } from "probot";

run((app) => {
  app.on("issue_comment.created", async () => {});
});
