package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Member;
import dev.ferry.tracker.embedded.Seed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people and scripts call things, turned into the things. */
record Names(EmbeddedTracker tracker) {

    private static final Pattern REF = Pattern.compile("([\\w./-]*?)([#&]?)(\\d{1,18})");

    /** {@code 12}, {@code #12}, {@code &5}, {@code acme/docs#3} or {@code acme&5}. */
    IssueRef ref(String text, String project) {
        var m = REF.matcher(text.strip());
        if (!m.matches() || (m.group(2).isEmpty() && !m.group(1).isEmpty())) {
            throw Refused.unusable(
                    "\"" + text + "\" is no issue; write it as 12, &5 or " + project + "#12");
        }
        boolean epic = m.group(2).equals("&");
        var home = epic ? Seed.group(project) : project;
        var path = m.group(1).isEmpty() ? home : m.group(1);
        return new IssueRef(tracker.name(), path, Long.parseLong(m.group(3)), epic);
    }

    /** As it is written in an issue of the given project. */
    static String relative(IssueRef ref, String project) {
        var home = ref.epic() ? Seed.group(project) : project;
        return ref.project().equals(home) ? ref.shortForm() : ref.project() + ref.shortForm();
    }

    /** The tracker as this person sees it. */
    EmbeddedTracker as(String username) {
        user(username);
        return tracker.as(username);
    }

    List<User> users(List<String> usernames) {
        return usernames.stream().map(this::user).toList();
    }

    User user(String username) {
        var name = username.startsWith("@") ? username.substring(1) : username;
        return tracker.user(name)
                .orElseThrow(() ->
                        Refused.unusable(
                                "no user \"%s\" here; there are %s"
                                        .formatted(name, String.join(", ", everybody()))));
    }

    /** The milestone of this project or group that is called so. */
    Optional<Timebox> milestone(String place, String title) {
        return tracker.milestones(place).stream().filter(m -> m.title().equals(title)).findFirst();
    }

    /** The first one is where people land. */
    String homeProject() {
        return tracker.projects().stream()
                .findFirst()
                .orElseThrow(() -> Refused.missing("the tracker has no project yet"));
    }

    private List<String> everybody() {
        return tracker.people().stream().map(Member::user).map(User::username).toList();
    }
}
