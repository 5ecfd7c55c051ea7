package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Labels;
import dev.ferry.migration.Team;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.HookDelivery;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One tracker, looked at by those who install and run Ferry. */
public final class TrackerCheck {

    private static final Duration LATELY = Duration.ofDays(7);

    private final Tracker tracker;
    private final Setup setup;
    private final Catalog catalog;
    private final List<String> projects;
    private final URI hookUrl;
    private final Supplier<Optional<Instant>> lastHeard;
    private final InstantSource clock;
    private final String where;
    private final HookCheck hookCheck;
    private volatile Optional<Instant> accessEnds = Optional.empty();

    /**
     * @param publicUrl where the tracker reaches this server
     * @param lastHeard when a delivery from there came in last
     */
    public TrackerCheck(
            Tracker tracker,
            Setup setup,
            Catalog catalog,
            List<String> projects,
            URI publicUrl,
            Supplier<Optional<Instant>> lastHeard,
            InstantSource clock) {
        this.tracker = tracker;
        this.setup = setup;
        this.catalog = catalog;
        this.projects = List.copyOf(projects);
        this.hookUrl = hookUrl(publicUrl, setup.tracker());
        this.lastHeard = lastHeard;
        this.clock = clock;
        this.where = setup.tracker() + " at " + setup.address();
        this.hookCheck = new HookCheck(hookUrl, variable("WEBHOOK_SECRET"));
    }

    public static URI hookUrl(URI publicUrl, String tracker) {
        return URI.create(publicUrl.toString().replaceFirst("/+$", "") + "/webhooks/" + tracker);
    }

    /** What changes without our doing: access, clock, webhooks. */
    public List<Finding> connection() {
        var access = access();
        return reached(access)
                ? Stream.of(access, List.of(clocks()), webhooks()).flatMap(List::stream).toList()
                : access;
    }

    public List<Finding> everything() {
        var connection = connection();
        return reached(connection)
                ? Stream.of(connection, abilities(), places(), labels(), teams(), people())
                        .flatMap(List::stream)
                        .toList()
                : connection;
    }

    /** Where we are not let in, every other look would say the same. */
    private static boolean reached(List<Finding> findings) {
        return findings.stream()
                .noneMatch(f ->
                        f.level() == Level.UNREACHABLE || f.what().equals(AccountCheck.REFUSED));
    }

    private List<Finding> access() {
        var check = new AccountCheck(where, variable("TOKEN"));
        return Looking.at(
                "access",
                where,
                () -> {
                    try {
                        var account = setup.account();
                        accessEnds = account.expires();
                        return check.findings(account, clock.instant());
                    } catch (TrackerException e) {
                        if (e.kind() != TrackerException.Kind.FORBIDDEN) {
                            throw e;
                        }
                        return List.of(check.refused(e.getMessage()));
                    }
                });
    }

    /** When our access ends, as the latest look showed; empty: never, or nobody knows. */
    public Optional<Instant> accessEnds() {
        return accessEnds;
    }

    /** {@code FERRY_GITHUB_TOKEN} and the like. */
    private String variable(String end) {
        return "FERRY_" + setup.tracker().toUpperCase(Locale.ROOT) + "_" + end;
    }

    private Finding clocks() {
        return new ClockCheck(where).finding(setup.clockSkew());
    }

    private List<Finding> webhooks() {
        var outOfReach = hookCheck.outOfReachOf(setup.address());
        if (outOfReach.isPresent()) {
            return List.of(outOfReach.get());
        }
        var latest = new HashMap<Hook, Optional<HookDelivery>>();
        return projects.stream()
                .flatMap(p -> webhooks(p, hook -> latest.computeIfAbsent(hook, setup::latest)))
                .distinct()
                .toList();
    }

    private Stream<Finding> webhooks(
            String project, Function<Hook, Optional<HookDelivery>> latest) {
        return Looking.at(
                "webhook",
                project,
                () -> {
                    try {
                        return hookCheck.findings(project, hooks(project), latest);
                    } catch (TrackerException e) {
                        return List.of(heardAllTheSame(project, e));
                    }
                })
                .stream();
    }

    private List<Hook> hooks(String project) {
        return setup.hooks(project).stream()
                .map(h -> looksWell(h) ? setup.silence(project).map(h::with).orElse(h) : h)
                .toList();
    }

    /** A token that may not see webhooks is no trouble as long as they work. */
    private Finding heardAllTheSame(String project, TrackerException e) {
        var lately = clock.instant().minus(LATELY);
        return lastHeard
                .get()
                .filter(_ -> e.kind() == TrackerException.Kind.FORBIDDEN)
                .filter(at -> at.isAfter(lately))
                .map(at ->
                        Finding.good("webhook", project, "deliveries arrive, the latest at " + at))
                .orElseThrow(() -> e);
    }

    /** No trouble, but good to know: what is missing has a substitute. */
    private List<Finding> abilities() {
        return Looking.at(
                "abilities",
                where,
                () -> List.of(Finding.good("abilities", where, AbilityWords.of(tracker))));
    }

    private List<Finding> places() {
        return projects.stream()
                .flatMap(p -> Looking.at("project", p, () -> place(p)).stream())
                .toList();
    }

    private List<Finding> place(String project) {
        var faults = setup.faultsIn(project);
        return faults.isEmpty()
                ? List.of(Finding.good("project", project, "Ferry can work there"))
                : faults.stream().map(f -> Finding.of(f, "project", project)).toList();
    }

    private List<Finding> labels() {
        return projects.stream()
                .flatMap(p -> Looking.at("labels", p, () -> List.of(labels(p))).stream())
                .toList();
    }

    private Finding labels(String project) {
        var missing = setup.missingLabels(project, wanted(catalog.labels()));
        return missing.isEmpty()
                ? Finding.good("labels", project, "all are there")
                : new Finding(
                        Level.ATTENTION,
                        "labels",
                        project,
                        "there is no " + String.join(", ", missing),
                        "people cannot choose or filter by what does not exist yet",
                        "./ferry check --fix");
    }

    private static TreeSet<String> wanted(Labels labels) {
        var wanted = new TreeSet<>(labels.always());
        wanted.add(labels.migration());
        wanted.add(labels.blocked());
        return wanted;
    }

    private List<Finding> teams() {
        var groups =
                catalog.teams().stream()
                        .map(Team::group)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        return Looking.at("teams", where, () -> teams(groups));
    }

    /** Several groups with the same fault are one finding. */
    private List<Finding> teams(List<String> groups) {
        var byFault = new LinkedHashMap<Fault, List<String>>();
        for (var group : groups) {
            for (var fault : setup.faultsOf(group)) {
                byFault.computeIfAbsent(fault, _ -> new ArrayList<>()).add(group);
            }
        }
        return byFault.isEmpty()
                ? List.of(Finding.good("teams", where, "all " + groups.size() + " can be read"))
                : byFault.entrySet().stream()
                        .map(e -> teams(e.getKey(), String.join(", ", e.getValue())))
                        .toList();
    }

    private Finding teams(Fault fault, String groups) {
        return Finding.of(
                Finding.of(fault, "teams", where).level(),
                "teams",
                where,
                fault.what() + ": " + groups,
                fault.why(),
                fault.remedy());
    }

    private List<Finding> people() {
        var check = new PeopleCheck(where, catalog);
        return Looking.at(
                "people", where, () -> check.findings(name -> tracker.user(name).isPresent()));
    }

    // --- mending

    /** Makes labels and webhooks that are missing, and corrects webhooks; says what it did. */
    public List<Finding> mend() {
        return projects.stream()
                .flatMap(p -> Stream.concat(mendLabels(p).stream(), mendHook(p).stream()))
                .toList();
    }

    private List<Finding> mendLabels(String project) {
        return Looking.at(
                "labels",
                project,
                () -> {
                    var missing = setup.missingLabels(project, wanted(catalog.labels()));
                    missing.forEach(label -> setup.createLabel(project, label));
                    return missing.stream()
                            .map(l -> Finding.good("labels", project, "made " + l))
                            .toList();
                });
    }

    private List<Finding> mendHook(String project) {
        if (hookCheck.outOfReachOf(setup.address()).isPresent()) {
            return List.of();
        }
        return Looking.at(
                "webhook",
                project,
                () -> {
                    if (setup.hooks(project).stream().anyMatch(this::works)) {
                        return List.of();
                    }
                    setup.connect(project, hookUrl);
                    return List.of(Finding.good("webhook", project, "set to " + hookUrl));
                });
    }

    private boolean works(Hook hook) {
        return looksWell(hook) && setup.latest(hook).filter(d -> d.wasNotBelieved()).isEmpty();
    }

    private boolean looksWell(Hook hook) {
        return hook.url().equals(hookUrl)
                && hook.condition() instanceof Hook.Condition.Active
                && hook.faults().isEmpty();
    }
}
