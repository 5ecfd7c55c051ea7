package dev.ferry.text;

import dev.ferry.text.Checklist.Task;
import dev.ferry.text.Prose.Kind;
import dev.ferry.text.Prose.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the boxes of a body and the sections they stand in. */
final class TaskReader {

    private static final Pattern HEADING =
            Pattern.compile(" {0,3}(#{1,6})(?:[ \\t].*)?", Pattern.DOTALL);
    private static final Pattern BOX =
            Pattern.compile("\\[([ xX])\\][ \\t]++(\\S.*)", Pattern.DOTALL);

    /** Deeper than any heading: the level of a section whose anchor no heading follows. */
    private static final int NO_HEADING = 7;

    private final List<Task> tasks = new ArrayList<>();
    private String section = Checklist.OTHER;
    private int level = NO_HEADING;
    private boolean headingExpected;

    static List<Task> tasks(String body) {
        var reader = new TaskReader();
        Prose.of(body).lines().forEach(reader::read);
        return reader.tasks;
    }

    private void read(Line line) {
        if (line.kind() == Kind.HIDDEN) {
            anchor(line);
        } else if (line.isOrdinary() && !line.text().isBlank()) {
            var heading = HEADING.matcher(line.text());
            if (heading.matches()) {
                heading(heading.group(1).length());
            } else {
                headingExpected = false;
                box(line);
            }
        }
    }

    private void anchor(Line line) {
        Hidden.in(line.text()).stream()
                .filter(comment -> comment.word().equals("section"))
                .forEach(comment -> {
                    section = comment.rest();
                    level = NO_HEADING;
                    headingExpected = true;
                });
    }

    private void heading(int depth) {
        if (headingExpected) {
            level = depth;
        } else if (depth <= level) {
            section = Checklist.OTHER;
            level = NO_HEADING;
        }
        headingExpected = false;
    }

    private void box(Line line) {
        if (line.item() < 0) {
            return;
        }
        var box = BOX.matcher(line.text()).region(line.item(), line.text().length());
        if (box.matches()) {
            boolean done = !box.group(1).equals(" ");
            tasks.add(
                    new Task(
                            section,
                            line.number(),
                            line.start() + box.start(1),
                            done,
                            box.group(2).stripTrailing()));
        }
    }
}
