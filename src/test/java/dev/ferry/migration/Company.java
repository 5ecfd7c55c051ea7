package dev.ferry.migration;

import dev.ferry.flag.FlagKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A company made in a test: four teams, and the features that the test gives it. */
public final class Company {

    public static final Team FRAMEWORK = team("ai-framework", Team.Part.AI_FRAMEWORK, "fatima");
    public static final Team CREATION = team("creation", Team.Part.FEATURE, "carla");

    private final List<Feature> features = new ArrayList<>();
    private Set<LocalDate> holidays = Set.of();
    private Function<String, FlagKey> place = Company::flag;
    private Optional<String> organisation = Optional.empty();

    /** Its teams are teams of this organisation in the tracker, too. */
    public Company in(String value) {
        organisation = Optional.of(value);
        return this;
    }

    public Company holidays(String... days) {
        holidays = Set.copyOf(Arrays.stream(days).map(LocalDate::parse).toList());
        return this;
    }

    /** Where flags of features that are added from now on live. */
    public Company flags(String provider, String project) {
        place = name -> new FlagKey(provider, project, name, "production");
        return this;
    }

    /** A feature with a flag; each use is {@code model@surface}. */
    public Company feature(String id, Maturity maturity, int effortDays, String... uses) {
        features.removeIf(f -> f.id().equals(id));
        features.add(
                new Feature(
                        id,
                        Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' '),
                        CREATION.id(),
                        "dora",
                        Optional.of("pia"),
                        maturity,
                        Arrays.stream(uses).map(Company::use).toList(),
                        Optional.of(place.apply(id)),
                        "acme/app",
                        effortDays,
                        false));
        return this;
    }

    /** Not everybody may know of this feature. */
    public Company inConfidence(String id) {
        features.replaceAll(f -> f.id().equals(id) ? hidden(f) : f);
        return this;
    }

    private static Feature hidden(Feature f) {
        return new Feature(
                f.id(),
                f.name(),
                f.team(),
                f.dri(),
                f.productManager(),
                f.maturity(),
                f.uses(),
                f.flag(),
                f.project(),
                f.effortDays(),
                true);
    }

    public Company without(String id) {
        features.removeIf(f -> f.id().equals(id));
        return this;
    }

    public static FlagKey flag(String feature) {
        return new FlagKey("file", "flags.yaml", feature, "production");
    }

    public SchedulePolicy policy() {
        return new SchedulePolicy(28, 14, 14, 61, holidays, ZoneOffset.UTC);
    }

    public Catalog catalog() {
        var teams =
                List.of(
                        FRAMEWORK,
                        CREATION,
                        team("product", Team.Part.PRODUCT, "pia"),
                        team("infrastructure", Team.Part.INFRASTRUCTURE, "igor"));
        var labels = new Labels("AI Model Migration", Set.of("group::ai framework"), "blocked");
        return new Catalog(
                teams.stream().map(this::placed).toList(),
                features,
                raci(),
                policy(),
                labels,
                "acme/app");
    }

    private Team placed(Team team) {
        return new Team(
                team.id(),
                team.name(),
                team.part(),
                organisation.map(o -> o + "/" + team.id()),
                team.lead(),
                team.mention());
    }

    private static Raci raci() {
        var both = Set.of(Raci.Duty.RESPONSIBLE, Raci.Duty.ACCOUNTABLE);
        return new Raci(
                List.of(
                        new Raci.Row(
                                "configuration",
                                "Model configuration file",
                                Map.of(
                                        Team.Part.AI_FRAMEWORK,
                                        both,
                                        Team.Part.FEATURE,
                                        Set.of(Raci.Duty.CONSULTED))),
                        new Raci.Row(
                                "evaluation",
                                "Evaluations and testing",
                                Map.of(Team.Part.FEATURE, both))));
    }

    private static Feature.Use use(String text) {
        int at = text.lastIndexOf('@');
        return new Feature.Use(text.substring(0, at), text.substring(at + 1));
    }

    private static Team team(String id, Team.Part part, String lead) {
        return new Team(id, id, part, Optional.empty(), lead, Optional.empty());
    }
}
