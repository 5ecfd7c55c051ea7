package dev.ferry.mirror;

import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.schema.Sources;
import dev.ferry.tracker.Details.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What words mean in a tracker, and which of them its issues tell nothing of. */
public final class Flavours {

    /** What queries call what only some trackers tell. */
    private static final Map<Fact, List<String>> WORDS =
            Map.of(
                    Fact.MILESTONE, List.of("milestone"),
                    Fact.ITERATION, List.of("iteration"),
                    Fact.START_DATE, List.of("start"),
                    Fact.WEIGHT, List.of("weight"),
                    Fact.HEALTH, List.of("health"),
                    Fact.TIME_TRACKING, List.of("timeEstimate", "totalTimeSpent"),
                    Fact.CUSTOM_FIELDS, List.of("customField"));

    private Flavours() {}

    /**
     * @param told what the tracker's issues were seen to tell
     */
    public static Flavour of(String tracker, Set<Fact> told) {
        var unknown = new HashMap<String, String>();
        unknown.put(
                Sources.MERGE_REQUESTS.title(),
                "Ferry keeps issues and epics, and no merge requests; ask for the issues that they"
                        + " close.");
        unknown.put(
                "status",
                "No tracker tells Ferry of a `status`; a scoped label does its work, as in"
                        + " `label = \"status::blocked\"` and `labels(\"status::*\")`.");
        unknown.put("popularity", Flavour.notKept("popularity"));
        WORDS.forEach((fact, words) -> {
            if (!told.contains(fact)) {
                words.forEach(word -> unknown.put(word, untold(tracker, word)));
            }
        });
        boolean github = tracker.equals("github");
        return new Flavour(github, github, unknown);
    }

    private static String untold(String tracker, String word) {
        var who =
                switch (tracker) {
                    case "github" -> "GitHub";
                    case "gitlab" -> "This GitLab";
                    default -> "Ferry's own tracker";
                };
        return "%s tells Ferry of no `%s`.".formatted(who, word);
    }
}
