package dev.ferry.server.site;

import dev.ferry.migration.Plan;
import dev.ferry.migration.ramp.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One feature on the axis of its migration: from the last day to start to the day it is due, with
 * the days on which its audiences get the new model.
 *
 * @param words the same for those who do not see the picture
 */
record Lane(
        Axis.Span work,
        String due,
        Optional<String> cutoff,
        List<Audience> audiences,
        String words) {

    record Audience(String x, String who, String day) {}

    static Lane of(Axis axis, Plan.Item item) {
        var audiences =
                item.rollout().stages().stream()
                        .map(s -> audience(axis, who(s.stage()), s.day()))
                        .toList();
        return new Lane(
                axis.between(item.startBy(), item.due()),
                axis.at(item.due()),
                item.cutoff().map(c -> axis.at(c.date())),
                audiences,
                words(item, audiences));
    }

    private static String who(Stage stage) {
        var share = stage.percent() == 100 ? "all users" : stage.percent() + " % of the users";
        return stage.audience().orElse(share);
    }

    private static Audience audience(Axis axis, String who, LocalDate day) {
        return new Audience(axis.at(day), who, Days.shortly(day));
    }

    private static String words(Plan.Item item, List<Audience> audiences) {
        var words = new StringBuilder("start by " + Days.shortly(item.startBy()));
        audiences.forEach(a -> words.append("; ").append(a.who()).append(' ').append(a.day()));
        words.append("; due ").append(Days.shortly(item.due()));
        item.cutoff().ifPresent(c -> words.append("; cutoff ").append(Days.shortly(c.date())));
        return words.toString();
    }
}
