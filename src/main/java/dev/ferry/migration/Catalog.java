package dev.ferry.migration;

import dev.ferry.migration.ramp.RampRules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The company as configured: its teams, its features, its matrix, its rules. */
public record Catalog(
        List<Team> teams,
        List<Feature> features,
        Raci raci,
        SchedulePolicy schedule,
        Labels labels,
        String homeProject,
        RampRules rollout) {

    /** A company that says nothing of its rollouts. */
    public Catalog(
            List<Team> teams,
            List<Feature> features,
            Raci raci,
            SchedulePolicy schedule,
            Labels labels,
            String homeProject) {
        this(teams, features, raci, schedule, labels, homeProject, RampRules.DEFAULT);
    }

    public Catalog {
        teams = List.copyOf(teams);
        features = List.copyOf(features);
    }

    /** The part of the company that works in these projects, with a home among them. */
    public Catalog in(String home, Collection<String> projects) {
        return new Catalog(
                teams,
                features.stream().filter(f -> projects.contains(f.project())).toList(),
                raci,
                schedule,
                labels,
                home,
                rollout);
    }

    public Optional<Feature> feature(String id) {
        return features.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    public Optional<Team> team(String id) {
        return teams.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** The one team that runs migrations. */
    public Team framework() {
        return teams.stream()
                .filter(t -> t.part() == Team.Part.AI_FRAMEWORK)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no team stands in the ai-framework column"));
    }
}
