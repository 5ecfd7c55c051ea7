package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * The fake GitLab to try Ferry on by hand: port, Ferry's address, the signing token, and the
 * licence. Ana ({@code glpat-ana}) is in the AI framework team; whatever happens is told to Ferry.
 */
public final class FakeGitLabMain {

    private FakeGitLabMain() {}

    public static void main(String[] args) {
        var clock = InstantSource.system();
        var tracker =
                EmbeddedTracker.inMemory(clock)
                        .seed(
                                new Seed(
                                        List.of(
                                                new Seed.Person(
                                                        "ana",
                                                        "Ana Lima",
                                                        List.of("acme/ai-framework"),
                                                        Role.MAINTAINER),
                                                new Seed.Person(
                                                        "bruno",
                                                        "Bruno Costa",
                                                        List.of("acme/duo-chat"),
                                                        Role.DEVELOPER)),
                                        List.of("acme/ai-features")));
        var hooks = new FakeWebhooks(tracker, URI.create(args[1]), args[2], clock);
        var sender = Executors.newSingleThreadExecutor();
        tracker.outbox()
                .subscribe(event ->
                        sender.execute(() ->
                                hooks.send(event)
                                        .ifPresent(answer ->
                                                System.out.println(
                                                        event.type()
                                                                + " "
                                                                + event.subject()
                                                                + " -> "
                                                                + answer.statusCode()
                                                                + " "
                                                                + answer.body().strip()))));
        var gitlab =
                FakeGitLab.over(
                        tracker, clock, Licence.valueOf(args[3]), Integer.parseInt(args[0]));
        System.out.println("GitLab at " + gitlab.url());
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> gitlab.departures().forEach(System.out::println)));
    }
}
