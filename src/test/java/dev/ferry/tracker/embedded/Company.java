package dev.ferry.tracker.embedded;

import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people and projects of these tests. */
public final class Company {

    public static final String PROJECT = "acme/ai-features";

    public static final Seed SEED =
            new Seed(
                    List.of(
                            new Seed.Person(
                                    "ana", "Ana Lima", List.of("ai-framework"), Role.DEVELOPER),
                            new Seed.Person(
                                    "ben", "Ben Okafor", List.of("duo-chat"), Role.REPORTER),
                            new Seed.Person("gus", "Gus Visitor", List.of(), Role.GUEST),
                            new Seed.Person("mia", "Mia Chen", List.of("acme"), Role.MAINTAINER),
                            new Seed.Person("zoe", "Zoe Outside", List.of(), Role.NONE)),
                    List.of(PROJECT, "acme/docs", "solo"));

    private Company() {}

    public static IssueDraft draft(String title, String body) {
        return draft(title, body, false);
    }

    public static IssueDraft draft(String title, String body, boolean confidential) {
        return new IssueDraft(
                PROJECT,
                false,
                title,
                body,
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                confidential);
    }
}
