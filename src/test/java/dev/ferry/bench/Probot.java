package dev.ferry.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** GitHub's own framework for bots, from npm: what others use for this. */
final class Probot {

    private static final List<String> FILES = List.of("package.json", "index.js");

    private Probot() {}

    static Server start(Workshop workshop) throws Exception {
        var folder = installed(workshop);
        var port = freePort();
        var child =
                Child.start(
                        List.of("node", "index.js"),
                        Map.of(
                                "PORT",
                                "" + port,
                                "APP_ID",
                                "1",
                                "PRIVATE_KEY",
                                key(),
                                "WEBHOOK_SECRET",
                                Deliveries.SECRET,
                                "LOG_LEVEL",
                                "error",
                                "NODE_ENV",
                                "production"),
                        folder);
        var server = new Server(child, "http://127.0.0.1:" + port + "/api/github/webhooks");
        awaitReady(port);
        return server;
    }

    private static Path installed(Workshop workshop) throws IOException, InterruptedException {
        Workshop.need("npm", "Node 20 or newer brings it");
        var folder = Files.createDirectories(workshop.target().resolve("bench/probot"));
        for (var file : FILES) {
            Files.copy(
                    workshop.tools().resolve("probot").resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(folder.resolve("node_modules/probot"))) {
            var npm =
                    new ProcessBuilder("npm", "install", "--no-fund", "--no-audit", "--silent")
                            .directory(folder.toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new Missing("npm could not install Probot into " + folder);
            }
        }
        return folder;
    }

    /** Probot says nothing when it is ready, so it is asked. */
    private static void awaitReady(int port) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var ping = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
            for (int tries = 0; tries < 200; tries++) {
                try {
                    http.send(ping, BodyHandlers.discarding());
                    return;
                } catch (IOException _) {
                    Thread.sleep(50);
                }
            }
        }
        throw new Missing("Probot did not come up");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String key() throws NoSuchAlgorithmException {
        var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var text = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }
}
