package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.embedded.web.Desk.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The issues of one project with the epics of its group, and what of them the visitor asked for.
 *
 * @param state {@code open}, {@code closed} or {@code all}
 */
record Shelf(
        Visit visit,
        String project,
        String state,
        Optional<String> label,
        Optional<String> words,
        List<Issue> epics,
        List<Issue> issues) {

    private static final List<String> STATES = List.of("open", "closed", "all");

    static Shelf of(Visit visit) {
        var tracker = visit.tracker();
        var project = visit.query("project").orElseGet(new Names(tracker)::homeProject);
        var all =
                Stream.of(Seed.group(project), project)
                        .distinct()
                        .flatMap(place -> tracker.in(place).stream())
                        .toList();
        return new Shelf(
                visit,
                project,
                visit.query("state").filter(STATES::contains).orElse("open"),
                visit.query("label"),
                visit.query("q"),
                all.stream().filter(i -> i.ref().epic()).toList(),
                all.stream()
                        .filter(i -> !i.ref().epic() && i.ref().project().equals(project))
                        .toList());
    }

    static List<String> labels(List<Issue> issues) {
        return issues.stream().flatMap(i -> i.labels().stream()).distinct().sorted().toList();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    List<Issue> chosen(List<Issue> from) {
        return from.stream().filter(filter(state)::takes).toList();
    }

    List<Issue> everything() {
        return Stream.concat(epics.stream(), issues.stream()).toList();
    }

    List<Models.Tab> projects() {
        return visit.tracker().projects().stream()
                .map(p -> new Models.Tab(p, 0, "/tracker?project=" + encode(p), p.equals(project)))
                .toList();
    }

    List<Models.Tab> states() {
        return STATES.stream()
                .map(s ->
                        new Models.Tab(
                                s,
                                (int) everything().stream().filter(filter(s)::takes).count(),
                                path(s, label),
                                s.equals(state)))
                .toList();
    }

    String path() {
        return path(state, label);
    }

    String withoutLabel() {
        return path(state, Optional.empty());
    }

    private String path(String wantedState, Optional<String> wantedLabel) {
        return "/tracker?project="
                + encode(project)
                + "&state="
                + wantedState
                + wantedLabel.map(l -> "&label=" + encode(l)).orElse("")
                + words.map(w -> "&q=" + encode(w)).orElse("");
    }

    private Filter filter(String wantedState) {
        return new Filter(Optional.of(wantedState), label, words);
    }
}
