package dev.ferry.render;

import dev.ferry.glql.Question;
import dev.ferry.glql.check.Column;
import dev.ferry.glql.eval.Answer;
import dev.ferry.glql.eval.Cell;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.text.Escape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The answer to a view as Markdown. Whatever stands in titles and labels, it calls nobody. */
public final class ViewText {

    private static final int LONGEST_CELL = 300;
    private static final String NONE = "*None*";

    private ViewText() {}

    /**
     * @param budget in characters; rows are left out, and counted, where all would be longer
     */
    public static String of(Question question, Answer answer, int budget) {
        return Fit.most(
                answer.rows().size(),
                budget,
                rows -> framed(question, answer, shown(question, answer, rows), rows));
    }

    /** What stands in the place of the rows where there can be none. */
    public static String error(GlqlException e) {
        var shown = e.shown();
        var fence = fence(shown);
        return """
        **An error occurred when trying to display this embedded view:**

        - %s

        %stext
        %s
        %s\
        """
                .formatted(Places.prose(e.getMessage()), fence, shown, fence);
    }

    /** Longer than any that stands in the text. */
    private static String fence(String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(longest + 1);
    }

    private static String framed(Question question, Answer answer, String rows, int shown) {
        var view = question.view();
        var count = count(answer);
        var heading =
                view.title()
                        .map(t -> "**" + text(t) + "** · " + count)
                        .orElse(answer.total() == 0 ? "" : count);
        var parts =
                Stream.of(
                                view.collapsed() ? "" : heading,
                                view.description().map(ViewText::text).orElse(""),
                                rows,
                                note(answer, shown))
                        .filter(p -> !p.isEmpty())
                        .collect(Collectors.joining("\n\n"));
        if (!view.collapsed()) {
            return parts;
        }
        var summary = html(view.title().orElse("Embedded view")) + " · " + count;
        return "<details><summary>%s</summary>\n\n%s\n\n</details>".formatted(summary, parts);
    }

    private static String count(Answer answer) {
        return answer.total() == 1 ? "1 row" : answer.total() + " rows";
    }

    private static String note(Answer answer, int shown) {
        return shown < answer.total() ? "Showing %d of %d.".formatted(shown, answer.total()) : "";
    }

    private static String shown(Question question, Answer answer, int rows) {
        if (answer.total() == 0) {
            return "No data found for this query.";
        }
        var some = answer.rows().subList(0, rows);
        // Counts are a table whatever the block says; a list of them would tell little.
        boolean table = !question.compiled().groups().isEmpty();
        return switch (question.display()) {
            case LIST -> table ? table(answer.columns(), some) : list(some, Optional.empty());
            case ORDERED_LIST -> table ? table(answer.columns(), some) : list(some, Optional.of(1));
            default -> table(answer.columns(), some);
        };
    }

    private static String table(List<Column> columns, List<Answer.Row> rows) {
        var head = columns.stream().map(c -> text(c.label())).collect(row());
        var line = columns.stream().map(c -> "---").collect(row());
        var body = rows.stream().map(r -> r.cells().stream().map(ViewText::cell).collect(row()));
        return Stream.concat(Stream.of(head, line), body).collect(Collectors.joining("\n"));
    }

    private static Collector<CharSequence, ?, String> row() {
        return Collectors.joining(" | ", "| ", " |");
    }

    private static String list(List<Answer.Row> rows, Optional<Integer> first) {
        return IntStream.range(0, rows.size())
                .mapToObj(i ->
                        first.map(n -> n + i + ". ").orElse("- ")
                                + rows.get(i).cells().stream()
                                        .map(ViewText::cell)
                                        .collect(Collectors.joining(" · ")))
                .collect(Collectors.joining("\n"));
    }

    private static String cell(Cell cell) {
        return switch (cell) {
            case Cell.None _ -> NONE;
            case Cell.Title title -> title(title);
            case Cell.Code code -> Places.within(LONGEST_CELL, code.text(), Escape::code);
            case Cell.Labels labels ->
                    labels.names().stream()
                            .map(l -> Places.within(LONGEST_CELL, l, Escape::code))
                            .collect(Collectors.joining(" "));
            case Cell.People people ->
                    people.names().stream()
                            .map(n -> text("@" + n))
                            .collect(Collectors.joining(" "));
            default -> text(cell.plain());
        };
    }

    private static String title(Cell.Title title) {
        return Places.link(title.title() + " (" + title.remark() + ")", title.url());
    }

    private static String text(String words) {
        return Places.within(LONGEST_CELL, words, Escape::cell);
    }

    /** Inside of a tag Markdown is not read, but mentions and references are looked for. */
    private static String html(String words) {
        var out = new StringBuilder();
        for (char c : Escape.limit(Escape.plain(words), LONGEST_CELL).toCharArray()) {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;&#8203;");
                case '"' -> out.append("&quot;");
                case '@', '#', '!', '~', '%', '$', ':', '[', '*', '_', '`' ->
                        out.append("&#").append((int) c).append(";&#8203;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
