package dev.ferry.flag.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;

/** A file of a GitLab project. Its last commit's id keeps ours from burying somebody else's. */
record GitLabText(String project, String path, String branch, Transport http) implements FlagText {

    @Override
    public String name() {
        return project + "/" + path;
    }

    @Override
    public Copy read() {
        return ForgeText.calling(() -> {
            var file = http.send(HttpCall.get(address()).withQuery("ref", branch)).json();
            return new Copy(
                    ForgeText.decoded(file.path("content").asText()),
                    file.path("last_commit_id").asText());
        });
    }

    @Override
    public void replace(Copy before, String text, String reason) {
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("branch", branch)
                        .put("commit_message", reason)
                        .put("last_commit_id", before.version())
                        .put("encoding", "base64")
                        .put("content", ForgeText.encoded(text));
        ForgeText.calling(
                () -> http.send(HttpCall.put(address(), body.toString()).as(Nature.URGENT_WRITE)));
    }

    private String address() {
        return "/projects/"
                + HttpCall.escape(project)
                + "/repository/files/"
                + HttpCall.escape(path);
    }
}
