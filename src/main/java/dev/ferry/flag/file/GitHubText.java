package dev.ferry.flag.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;

/** A file of a GitHub repository. Its blob's id keeps a commit from burying somebody else's. */
record GitHubText(String repository, String path, String branch, Transport http)
        implements FlagText {

    @Override
    public String name() {
        return repository + "/" + path;
    }

    @Override
    public Copy read() {
        return ForgeText.calling(() -> {
            var file = http.send(ours(HttpCall.get(address()).withQuery("ref", branch))).json();
            return new Copy(
                    ForgeText.decoded(file.path("content").asText()), file.path("sha").asText());
        });
    }

    @Override
    public void replace(Copy before, String text, String reason) {
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", reason)
                        .put("branch", branch)
                        .put("sha", before.version())
                        .put("content", ForgeText.encoded(text));
        ForgeText.calling(() ->
                http.send(ours(HttpCall.put(address(), body.toString()).as(Nature.URGENT_WRITE))));
    }

    /** By the installation of the App, where it is one, in the repository's account. */
    private HttpCall ours(HttpCall call) {
        return call.onBehalfOf(repository.replaceFirst("/.*", ""));
    }

    private String address() {
        return "/repos/" + repository + "/contents/" + ForgeText.escaped(path);
    }
}
