package dev.ferry.glql.eval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands in a column of one item; how it looks is for the place where it is shown. */
public sealed interface Cell {

    /** In terminals and files of comma-separated values. */
    String plain();

    /** Nothing is known, or there is nothing. */
    record None() implements Cell {
        @Override
        public String plain() {
            return "";
        }
    }

    record Words(String text) implements Cell {
        @Override
        public String plain() {
            return text;
        }
    }

    /** A name of a machine's: a flag, a branch, a model. */
    record Code(String text) implements Cell {
        @Override
        public String plain() {
            return text;
        }
    }

    record Whole(long number) implements Cell {
        @Override
        public String plain() {
            return String.valueOf(number);
        }
    }

    record Percent(long number) implements Cell {
        @Override
        public String plain() {
            return number + "%";
        }
    }

    record Day(LocalDate date) implements Cell {
        @Override
        public String plain() {
            return date.toString();
        }
    }

    /** As GitLab counts it: 8 hours are a day, 5 days a week, 4 weeks a month. */
    record WorkingTime(long seconds) implements Cell {

        private static final long[] SIZES = {576_000, 144_000, 28_800, 3_600, 60};
        private static final String[] UNITS = {"mo", "w", "d", "h", "m"};

        @Override
        public String plain() {
            var parts = new ArrayList<String>();
            long rest = seconds;
            for (int i = 0; i < SIZES.length; i++) {
                if (rest >= SIZES[i]) {
                    parts.add(rest / SIZES[i] + UNITS[i]);
                    rest %= SIZES[i];
                }
            }
            return String.join(" ", parts);
        }
    }

    record Truth(boolean value) implements Cell {
        @Override
        public String plain() {
            return value ? "Yes" : "No";
        }
    }

    /** Boxes that are ticked. */
    record Progress(int done, int total) implements Cell {
        @Override
        public String plain() {
            return done + " of " + total;
        }
    }

    /** The item itself, or the one above it. */
    record Title(String title, String reference, String url, Item.State state) implements Cell {
        @Override
        public String plain() {
            return title + " (" + remark() + ")";
        }

        /** {@code #12 - closed}. */
        public String remark() {
            return switch (state) {
                case OPENED -> reference;
                case CLOSED -> reference + " - closed";
                case MERGED -> reference + " - merged";
            };
        }
    }

    /** Usernames. */
    record People(List<String> names) implements Cell {
        public People {
            names = List.copyOf(names);
        }

        @Override
        public String plain() {
            return names.stream().map(n -> "@" + n).collect(Collectors.joining(" "));
        }
    }

    record Labels(List<String> names) implements Cell {
        public Labels {
            names = List.copyOf(names);
        }

        @Override
        public String plain() {
            return String.join(", ", names);
        }
    }

    record Milestone(String title) implements Cell {
        @Override
        public String plain() {
            return "%" + title;
        }
    }
}
