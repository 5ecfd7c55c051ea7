package dev.ferry.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Comments with a command, as GitHub sends them: a payload of GitHub's own, cut and filled up to
 * 8,192 bytes, about so many issues, each with the signature of its body.
 */
record Deliveries(Path folder, int issues) {

    static final String SECRET = "a secret for measuring";
    private static final int SIZE = 8_192;
    private static final JsonMapper JSON = new JsonMapper();

    static Deliveries into(Path folder, int issues) throws IOException {
        var payload = payload();
        for (int i = 0; i < issues; i++) {
            var body = body(payload, i + 1);
            Files.write(folder.resolve(i + ".json"), body);
            Files.writeString(
                    folder.resolve(i + ".headers"),
                    "Content-Type: application/json\r\nUser-Agent: GitHub-Hookshot/1a2b3c\r\n"
                            + "X-GitHub-Event: issue_comment\r\nX-Hub-Signature-256: sha256="
                            + signature(body)
                            + "\r\n");
        }
        return new Deliveries(folder, issues);
    }

    private static ObjectNode payload() throws IOException {
        try (var in =
                Deliveries.class.getResourceAsStream(
                        "/webhooks/github/issue_comment.created.1.json")) {
            var payload = (ObjectNode) JSON.readTree(in);
            payload.withObject("/repository")
                    .properties()
                    .removeIf(field -> field.getKey().endsWith("_url"));
            return payload;
        }
    }

    private static byte[] body(ObjectNode payload, int issue) throws IOException {
        payload.withObject("/issue").put("number", issue);
        var comment = payload.withObject("/comment").put("body", "/migrate status\n");
        var room = SIZE - JSON.writeValueAsBytes(payload).length;
        if (room < 0) {
            throw new IllegalStateException("the payload is larger than " + SIZE);
        }
        comment.put("body", "/migrate status\n" + "x".repeat(room));
        return JSON.writeValueAsBytes(payload);
    }

    private static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
