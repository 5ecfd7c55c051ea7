package dev.ferry.glql.lang;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a field is compared with, as it was written. */
public sealed interface Value {

    Span span();

    /** As error messages show it. */
    String shown();

    /** As it can be written again. */
    default String written() {
        return shown();
    }

    record Null(Span span) implements Value {
        @Override
        public String shown() {
            return "null";
        }
    }

    record Bool(Span span, boolean value) implements Value {
        @Override
        public String shown() {
            return String.valueOf(value);
        }
    }

    record Number(Span span, long value) implements Value {
        @Override
        public String shown() {
            return String.valueOf(value);
        }
    }

    /**
     * Text in quotes.
     *
     * @param inner what stood between them, without blanks around it; an escaped quote still is
     */
    record Text(Span span, String inner) implements Value {

        public String text() {
            return Quoted.plain(inner);
        }

        @Override
        public String shown() {
            return '"' + inner + '"';
        }

        @Override
        public String written() {
            return Quoted.write(inner);
        }
    }

    /** A calendar date as it was written, which may be none: {@code 2025-02-30}. */
    record DateText(Span span, String text) implements Value {
        @Override
        public String shown() {
            return text;
        }
    }

    /**
     * So many days, weeks, months or years from today.
     *
     * @param unit one of {@code dwmy}
     */
    record Relative(Span span, long amount, char unit) implements Value {
        @Override
        public String shown() {
            return amount + String.valueOf(unit);
        }
    }

    /**
     * A date that is known. GitLab takes it wherever it takes a text.
     *
     * @param text as it was written, where it was; {@code 2025-1-1} stays that
     */
    record Day(Span span, String text, LocalDate date) implements Value {
        @Override
        public String shown() {
            return '"' + text + '"';
        }

        @Override
        public String written() {
            return text;
        }
    }

    /** A bare word: {@code opened}, {@code none}. Letters count without their case. */
    record Word(Span span, String text) implements Value {

        public boolean is(String other) {
            return shown().equals(other.toUpperCase(Locale.ROOT));
        }

        @Override
        public String shown() {
            return text.toUpperCase(Locale.ROOT);
        }

        @Override
        public String written() {
            return text;
        }
    }

    record Call(Span span, Function function) implements Value {
        @Override
        public String shown() {
            return function.shown();
        }

        @Override
        public String written() {
            return function.written();
        }
    }

    /** {@code @user}, {@code ~label}, {@code %milestone} or {@code *iteration:1}. */
    record Name(Span span, Sigil sigil, String name) implements Value {
        @Override
        public String shown() {
            return sigil.prefix() + name;
        }

        @Override
        public String written() {
            return sigil.write(name);
        }
    }

    /**
     * {@code &1}, {@code group&1}, {@code #1} or {@code group/project#1}.
     *
     * @param path empty where only the number was written
     */
    record Numbered(Span span, boolean epic, String path, long number) implements Value {
        @Override
        public String shown() {
            return path.isEmpty() ? mark() + number : mark() + written();
        }

        @Override
        public String written() {
            return path + mark() + number;
        }

        private String mark() {
            return epic ? "&" : "#";
        }
    }

    record Many(Span span, List<Value> values) implements Value {
        public Many {
            values = List.copyOf(values);
        }

        @Override
        public String shown() {
            return values.stream().map(Value::shown).collect(Collectors.joining(", ", "(", ")"));
        }

        @Override
        public String written() {
            return values.stream().map(Value::written).collect(Collectors.joining(", ", "(", ")"));
        }
    }
}
