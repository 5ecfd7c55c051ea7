package dev.ferry.glql.schema;

import dev.ferry.glql.lang.Sigil;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.lang.Value.Day;
import dev.ferry.glql.lang.Value.Many;
import dev.ferry.glql.lang.Value.Name;
import dev.ferry.glql.lang.Value.Null;
import dev.ferry.glql.lang.Value.Number;
import dev.ferry.glql.lang.Value.Numbered;
import dev.ferry.glql.lang.Value.Text;
import dev.ferry.glql.lang.Value.Word;
import java.util.List;
import java.util.stream.Collectors;

/** Kinds of values, in GitLab's names and with its examples. */
public enum Kind {
    STRING("`String`"),
    NUMBER("`Number`"),
    LIST("`List` (use `in` operator for multiple values)"),
    NULLABLE("`Nullable` (`null`, `none`, `any`)"),
    USERNAME("`Username` (example: `@username`)"),
    LABEL("`Label` (example: `~frontend`)"),
    MILESTONE("`Milestone` (example: `%Backlog`)"),
    // The closing parenthesis is missing in GitLab's message, too.
    ITERATION("`Iteration` (example: `*iteration:25263`"),
    EPIC("`Epic` (example: `&123` or `group-path&123`)"),
    WORK_ITEM("`WorkItem` (example: `#123` or `group/project-path#123`)"),
    DATE("`Date`"),
    BOOLEAN("`Boolean` (`true`, `false`)"),
    ENUM("`Enum` (…)"),
    STRING_ENUM("`StringEnum` (…)");

    private final String shown;

    Kind(String shown) {
        this.shown = shown;
    }

    String shown(List<String> words) {
        var quote = this == STRING_ENUM ? "\"" : "";
        return shown.replace(
                "…",
                words.stream()
                        .map(w -> "`" + quote + w + quote + "`")
                        .collect(Collectors.joining(", ")));
    }

    /** Whether a value is of this kind; {@code words} are those of the two enums. */
    boolean accepts(Value value, List<String> words) {
        return switch (this) {
            case STRING -> value instanceof Text || value instanceof Day;
            case NUMBER -> value instanceof Number;
            case LIST -> value instanceof Many;
            case NULLABLE -> isNullable(value);
            case USERNAME -> isName(value, Sigil.USER);
            case LABEL -> isName(value, Sigil.LABEL);
            case MILESTONE -> isName(value, Sigil.MILESTONE);
            case ITERATION -> isName(value, Sigil.ITERATION);
            case EPIC -> value instanceof Numbered n && n.epic();
            case WORK_ITEM -> value instanceof Numbered n && !n.epic();
            case DATE -> Dates.of(value).isPresent();
            case BOOLEAN -> Truths.of(value).isPresent();
            case ENUM -> word(value, words) || string(value, words);
            case STRING_ENUM -> string(value, words);
        };
    }

    private static boolean isNullable(Value value) {
        return value instanceof Null
                || value instanceof Word w && (w.is("none") || w.is("any"))
                || value instanceof Many m && m.values().isEmpty();
    }

    private static boolean isName(Value value, Sigil sigil) {
        return value instanceof Name n && n.sigil() == sigil;
    }

    private static boolean word(Value value, List<String> words) {
        return value instanceof Word w && words.stream().anyMatch(w::is);
    }

    private static boolean string(Value value, List<String> words) {
        return value instanceof Text t && words.stream().anyMatch(t.text()::equalsIgnoreCase);
    }
}
