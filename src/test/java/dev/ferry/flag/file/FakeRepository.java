package dev.ferry.flag.file;

import dev.ferry.flag.FakeService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The file {@code flags/ai.yaml} on the branch {@code main} of {@code acme/app}, by GitHub's
 * contents API and by GitLab's repository files API. A commit that does not know the newest one is
 * refused by both.
 */
public final class FakeRepository extends FakeService {

    private String text = "flags:\n";
    private final List<String> messages = new ArrayList<>();
    private int version = 1;

    @Override
    protected Answer answer(Call call) {
        return switch (call.path()) {
            case "/repos/acme/app/contents/flags/ai.yaml" -> gitHub(call);
            case "/api/v4/projects/acme/app/repository/files/flags/ai.yaml" -> gitLab(call);
            default -> Answer.refused(404, "404 Not Found");
        };
    }

    private Answer gitHub(Call call) {
        if (call.method().equals("GET")) {
            var lines = Base64.getMimeEncoder().encodeToString(bytes());
            return Answer.ok(
                    JSON.objectNode()
                            .put("content", lines)
                            .put("encoding", "base64")
                            .put("sha", "blob" + version));
        }
        var body = call.body();
        if (!body.path("branch").asText().equals("main")) {
            return Answer.refused(404, "Branch not found");
        }
        return body.path("sha").asText().equals("blob" + version)
                ? committed(body.path("message").asText(), body.path("content").asText())
                : Answer.refused(409, "flags/ai.yaml does not match blob" + version);
    }

    private Answer gitLab(Call call) {
        if (call.method().equals("GET")) {
            return Answer.ok(
                    JSON.objectNode()
                            .put("content", Base64.getEncoder().encodeToString(bytes()))
                            .put("encoding", "base64")
                            .put("last_commit_id", "commit" + version));
        }
        var body = call.body();
        return body.path("last_commit_id").asText().equals("commit" + version)
                ? committed(body.path("commit_message").asText(), body.path("content").asText())
                : Answer.refused(400, "You are attempting to update a file that has changed");
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Answer committed(String message, String content) {
        messages.add(message);
        writes(new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8));
        return Answer.ok(JSON.objectNode());
    }

    synchronized void writes(String next) {
        text = next;
        version++;
    }

    synchronized String text() {
        return text;
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }
}
