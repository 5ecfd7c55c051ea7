package dev.ferry.server.site;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an {@code Accept} header asks for, of what we have. */
final class Accept {

    static final String JSON = "application/json";
    static final String CSV = "text/csv";

    private Accept() {}

    private record Range(String type, double quality) {

        static Range of(String text) {
            var parts = text.split(";", -1);
            double quality =
                    Arrays.stream(parts)
                            .map(p -> p.strip().toLowerCase(Locale.ROOT))
                            .filter(p -> p.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)"))
                            .mapToDouble(p -> Double.parseDouble(p.substring(2)))
                            .findFirst()
                            .orElse(1);
            return new Range(parts[0].strip().toLowerCase(Locale.ROOT), quality);
        }

        boolean takes(String wanted) {
            return type.equals("*/*")
                    || type.equals(wanted)
                    || type.equals(wanted.substring(0, wanted.indexOf('/')) + "/*");
        }

        /** A range that names the type says more than one that takes anything. */
        int exactness() {
            return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
        }
    }

    /** JSON unless CSV is wanted more; empty: neither will do. */
    static Optional<String> best(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.of(JSON);
        }
        var ranges = Arrays.stream(header.split(",", 50)).map(Range::of).toList();
        double json = quality(ranges, JSON);
        double csv = quality(ranges, CSV);
        if (json <= 0 && csv <= 0) {
            return Optional.empty();
        }
        return Optional.of(csv > json ? CSV : JSON);
    }

    private static double quality(List<Range> ranges, String type) {
        return ranges.stream()
                .filter(r -> r.takes(type))
                .max(Comparator.comparingInt(Range::exactness))
                .map(Range::quality)
                .orElse(0.0);
    }
}
